using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Transactions.Changes;

/// <summary>Does steps after a transaction's commit instead of within it: its rows and its connection are held for less long.</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Transaction">The transaction's label.</param>
/// <param name="Moved">What need not be within it: the label of <c>use-cpu</c> and <c>sleep</c> steps, or the endpoint or job that is called.</param>
public sealed record ShortenTransaction(string Tier, string Endpoint, string Transaction, string Moved) : StepChange(Tier, Endpoint)
{
    /// <inheritdoc />
    public override string Kind => "shorten-transaction";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: do '{Moved}' of {Endpoint} after the commit of '{Transaction}'";

    /// <inheritdoc />
    protected override string Lack => $"does no '{Moved}' within a transaction '{Transaction}'";

    /// <inheritdoc />
    protected override IEnumerable<Step>? Rewrite(Step step) => step is TransactionStep transaction && transaction.Label == Transaction && transaction.Steps.Any(IsMeant)
        ? [transaction with { Steps = [.. transaction.Steps.Where(one => !IsMeant(one))] }, .. transaction.Steps.Where(IsMeant)]
        : null;

    /// <inheritdoc />
    protected override Change Opposite(SystemDescription before) => this; // Fits no more once it is made: the tier is put back as it was.

    private bool IsMeant(Step step) => step switch
    {
        UseCpuStep use => use.Label == Moved,
        SleepStep sleep => sleep.Label == Moved,
        CallStep call => call.Endpoint == Moved,
        EnqueueStep enqueue => enqueue.Job == Moved,
        _ => false,
    };
}
