using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Looping.Changes;

/// <summary>Leaves a loop at the turn that finds what it looks for (or visits all again).</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Label">The loop.</param>
/// <param name="Breaks">Whether the loop is left at the match; default yes.</param>
public sealed record BreakAtMatch(string Tier, string Endpoint, string Label, bool Breaks = true) : StepChange(Tier, Endpoint)
{
    /// <inheritdoc />
    public override string Kind => "break-at-match";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => Breaks ? $"{Tier}: leave the loop '{Label}' of {Endpoint} at the match" : $"{Tier}: let the loop '{Label}' of {Endpoint} visit all";

    /// <inheritdoc />
    protected override string Lack => $"has no loop '{Label}' that {(Breaks ? "visits all" : "is left early")}";

    /// <inheritdoc />
    protected override IEnumerable<Step>? Rewrite(Step step) => step is ForEachStep loop && loop.Label == Label && loop.BreaksAtMatch != Breaks ? [loop with { BreaksAtMatch = Breaks }] : null;

    /// <inheritdoc />
    protected override Change Opposite(SystemDescription before) => this with { Breaks = !Breaks };
}
