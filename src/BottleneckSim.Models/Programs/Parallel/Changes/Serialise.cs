using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Parallel.Changes;

/// <summary>Does what a parallel step does at the same time one after another.</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Label">The parallel step.</param>
public sealed record Serialise(string Tier, string Endpoint, string Label) : StepChange(Tier, Endpoint)
{
    /// <inheritdoc />
    public override string Kind => "serialise";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: do '{Label}' of {Endpoint} one after another";

    /// <inheritdoc />
    protected override string Lack => $"has no parallel step '{Label}'";

    /// <inheritdoc />
    protected override IEnumerable<Step>? Rewrite(Step step) => step is ParallelStep parallel && parallel.Label == Label
        ? parallel.Copies == 1 && parallel.Turns is null
            ? parallel.Branches.SelectMany(branch => branch)
            : [new ForEachStep(parallel.Copies, [.. parallel.Branches.SelectMany(branch => branch)]) { Turns = parallel.Turns, Label = parallel.Label, DrawsAs = parallel.DrawsAs }]
        : null;

    /// <inheritdoc />
    protected override Change Opposite(SystemDescription before) => new Parallelise(Tier, Endpoint, Label);
}
