using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Transactions.Changes;

/// <summary>Changes whether and how a transaction is done again that was a deadlock's victim. Requests in progress keep what was said as they began.</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Transaction">The transaction's label.</param>
/// <param name="Retry">How it is done again; null means that it is not.</param>
public sealed record SetTransactionRetries(string Tier, string Endpoint, string Transaction, RetryOptions? Retry) : StepChange(Tier, Endpoint)
{
    /// <inheritdoc />
    public override string Kind => "set-transaction-retries";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override string Describe() => Retry is null
        ? $"{Tier}: do not repeat '{Transaction}' of {Endpoint} after a deadlock"
        : $"{Tier}: up to {Retry.Attempts} attempts for '{Transaction}' of {Endpoint} when it is a deadlock's victim";

    /// <inheritdoc />
    protected override string Lack => $"has no transaction '{Transaction}'";

    /// <inheritdoc />
    protected override IEnumerable<Step>? Rewrite(Step step) => step is TransactionStep transaction && transaction.Label == Transaction ? [transaction with { Retry = Retry }] : null;

    /// <inheritdoc />
    protected override Change Opposite(SystemDescription before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var first = StepTree.All(before.Host(Tier).Endpoint(Endpoint).Steps).OfType<TransactionStep>().FirstOrDefault(one => one.Label == Transaction);
        return this with { Retry = first?.Retry };
    }
}
