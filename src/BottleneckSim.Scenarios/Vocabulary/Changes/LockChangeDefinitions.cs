using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Locking.Changes;
using BottleneckSim.Models.Programs.Transactions.Changes;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Calls;
using BottleneckSim.Scenarios.Vocabulary.Databases;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of transactions and the locks that they hold on rows.</summary>
internal static class LockChangeDefinitions
{
    private const string InWord = "in";
    private const string TableWord = "table";

    private static readonly Key<string> Transaction = Key.Optional("transaction", NameShape.Dashed, "transaction", "The label of the transaction.");
    private static readonly Key<string> Label = Key.Omittable("label", NameShape.Dashed, "The label of the steps that are moved, or the job that is enqueued.", "told by 'call'");
    private static readonly Key<string> Called = Key.Omittable("call", NameShape.Endpoint, "The endpoint whose calls are moved.", "told by 'label'");
    private static readonly Key<string> In = Key.Required(InWord, new ReferenceShape(NameKind.Database), "The database.");
    private static readonly Key<string> Table = Key.Required(TableWord, new ReferenceShape(NameKind.Table), "The table.").InScopeOf(InWord);

    private static readonly Key<string> Column = Key.Required(
        "column", new ReferenceShape(NameKind.Column), "The column that updates look for by equality.").InScopeOf(InWord, TableWord);

    private static readonly Key<int> Rows = Key.Required("rows", Quantity.Count("rows", "2", "10k"), "Rows for each one.");
    private static readonly Key<string> Tier = Key.Required("tier", new ReferenceShape(NameKind.Database), "The database.");
    private static readonly Key<Duration> Timeout = Key.Omittable("timeout", DatabaseDefinitions.WaitForLock, "How long statements wait for a locked row.", "for ever");

    public static ChangeKind ShortenTransaction { get; } = ChangeKind.Of(
        "shorten-transaction",
        "Does steps after a transaction's commit instead of within it. They are told by their label (`label`) or by what they call (`call`).",
        BuildShorten,
        TargetKeys.Tier, TargetKeys.Endpoint, Transaction, Label, Called);

    public static ChangeKind SetTransactionRetries { get; } = ChangeKind.Of(
        "set-transaction-retries",
        "Changes whether and how a transaction is done again that the database has chosen as a deadlock's victim.",
        values => new SetTransactionRetries(
            values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Transaction), values.OrNothing(CallPolicyDefinitions.TransactionRetry)),
        TargetKeys.Tier, TargetKeys.Endpoint, Transaction, CallPolicyDefinitions.TransactionRetry);

    public static ChangeKind ShardCounter { get; } = ChangeKind.Of(
        "shard-counter",
        "Spreads each row that a column finds over several: an update changes one of them, a read sums them all.",
        values => new ShardCounter(values.Get(In), values.Get(Table), values.Get(Column), values.Get(Rows)),
        In, Table, Column, Rows);

    public static ChangeKind SetLockTimeout { get; } = ChangeKind.Of(
        "set-lock-timeout",
        "Sets how long statements wait for a row that another transaction has locked (`lock_timeout`).",
        values => new SetLockTimeout(values.Get(Tier), values.OrNull(Timeout)),
        Tier, Timeout);

    private static ShortenTransaction BuildShorten(MappingValues values)
    {
        if (values.IsWritten(Label) == values.IsWritten(Called))
            values.RefuseAt(values.Node.At, "shorten-transaction: what is moved must be told in one way", "allowed: either 'label' or 'call'");
        var moved = values.OrNothing(Label) ?? values.OrNothing(Called) ?? string.Empty;
        return new ShortenTransaction(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Endpoint), values.Get(Transaction), moved);
    }
}
