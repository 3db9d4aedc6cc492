using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Locking.Changes;

/// <summary>Does labelled steps after a lock was given back instead of while it is held.</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Lock">The lock.</param>
/// <param name="Label">The label of the steps that need not hold it.</param>
public sealed record ShortenLock(string Tier, string Endpoint, string Lock, string Label) : StepChange(Tier, Endpoint)
{
    /// <inheritdoc />
    public override string Kind => "shorten-lock";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: do '{Label}' of {Endpoint} without holding '{Lock}'";

    /// <inheritdoc />
    protected override string Lack => $"does nothing labelled '{Label}' while it holds the lock '{Lock}'";

    /// <inheritdoc />
    protected override IEnumerable<Step>? Rewrite(Step step) => step is LockStep held && held.Lock == Lock && held.Steps.Any(IsMeant)
        ? [held with { Steps = [.. held.Steps.Where(one => !IsMeant(one))] }, .. held.Steps.Where(IsMeant)]
        : null;

    /// <inheritdoc />
    protected override Change Opposite(SystemDescription before) => this;

    private bool IsMeant(Step step) => step switch
    {
        UseCpuStep use => use.Label == Label,
        SleepStep sleep => sleep.Label == Label,
        _ => false,
    };
}
