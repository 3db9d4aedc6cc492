using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Parallel.Changes;

/// <summary>Changes how many branches a parallel step waits for: good-enough answers.</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Label">The parallel step.</param>
/// <param name="WaitFor">How many branches must have succeeded.</param>
public sealed record SetQuorum(string Tier, string Endpoint, string Label, Quorum WaitFor) : StepChange(Tier, Endpoint)
{
    /// <inheritdoc />
    public override string Kind => "set-quorum";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: go on with '{Label}' of {Endpoint} when enough branches have succeeded";

    /// <inheritdoc />
    protected override string Lack => $"has no parallel step '{Label}'";

    /// <inheritdoc />
    protected override IEnumerable<Step>? Rewrite(Step step) => step is ParallelStep parallel && parallel.Label == Label ? [parallel with { WaitFor = WaitFor }] : null;

    /// <inheritdoc />
    protected override Change Opposite(SystemDescription before) => this with
    {
        WaitFor = StepTree.All(before.Host(Tier).Endpoint(Endpoint).Steps).OfType<ParallelStep>().FirstOrDefault(step => step.Label == Label)?.WaitFor ?? Quorum.All,
    };
}
