using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Databases.Transactions;

/// <summary>The statement that ends a transaction. Files do not tell it; the step <c>transaction</c> ends with it.</summary>
internal sealed record CommitOptions : QueryOptions
{
    /// <inheritdoc />
    public override string Verb => TransactionOperations.Commit;

    /// <summary>The statement, ready for execution.</summary>
    /// <param name="costs">What things take.</param>
    public static PreparedStatement Prepare(ExecutionCosts costs) => new()
    {
        Query = new CommitOptions { Name = TransactionOperations.Commit, Table = string.Empty },
        Plan = CommitNode.Only,
        Kind = PlanKind.Commit,
        Table = null,
        Keys = null,
        Costs = costs,
        Rows = null,
        Modification = null,
        LockTarget = null,
    };
}
