using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Parallel.Changes;

/// <summary>Does the turns of a loop at the same time.</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Label">The loop.</param>
/// <param name="AtMost">How many turns may be under way at once: 1 to 10,000, as with a pool of threads; default all.</param>
public sealed record Parallelise(string Tier, string Endpoint, string Label, int AtMost = int.MaxValue) : StepChange(Tier, Endpoint)
{
    /// <inheritdoc />
    public override string Kind => "parallelise";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: do the loop '{Label}' of {Endpoint} in parallel";

    /// <inheritdoc />
    protected override string Lack => $"has no loop '{Label}' that visits all";

    /// <inheritdoc />
    protected override IEnumerable<Step>? Rewrite(Step step) => step is ForEachStep { BreaksAtMatch: false } loop && loop.Label == Label
        ? [new ParallelStep([loop.Steps]) { Copies = loop.Count, Turns = loop.Turns, Label = loop.Label, AtMost = AtMost, DrawsAs = loop.DrawsAs }]
        : null;

    /// <inheritdoc />
    protected override Change Opposite(SystemDescription before) => new Serialise(Tier, Endpoint, Label);
}
