using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Looping.Changes;

/// <summary>Computes once, before a loop, what it computed in every turn, and keeps the result (memoising it).</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Loop">The loop.</param>
/// <param name="Label">The label of the processor steps that give the same result each turn.</param>
public sealed record HoistOutOfLoop(string Tier, string Endpoint, string Loop, string Label) : StepChange(Tier, Endpoint)
{
    /// <inheritdoc />
    public override string Kind => "hoist-out-of-loop";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: compute '{Label}' of {Endpoint} once instead of in every turn of '{Loop}'";

    /// <inheritdoc />
    protected override string Lack => $"has no loop '{Loop}' that computes '{Label}'";

    /// <inheritdoc />
    protected override IEnumerable<Step>? Rewrite(Step step) => step is ForEachStep loop && loop.Label == Loop && loop.Steps.Any(IsMeant)
        ? [.. loop.Steps.Where(IsMeant), loop with { Steps = [.. loop.Steps.Where(one => !IsMeant(one))] }]
        : null;

    /// <inheritdoc />
    protected override Change Opposite(SystemDescription before) => this;

    private bool IsMeant(Step step) => step is UseCpuStep use && use.Label == Label;
}
