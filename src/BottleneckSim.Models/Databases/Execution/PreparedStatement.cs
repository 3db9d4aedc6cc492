using BottleneckSim.Models.Databases.Locking;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Keys;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>A query with its plan, ready to be executed for any values. Statements in execution keep theirs when the query is planned anew.</summary>
internal sealed class PreparedStatement
{
    public required QueryOptions Query { get; init; }

    /// <summary>The plan.</summary>
    public required PlanNode Plan { get; init; }

    /// <summary>How its rows are reached.</summary>
    public required PlanKind Kind { get; init; }

    /// <summary>The table; null for a COMMIT, which has none.</summary>
    public required StoredTable? Table { get; init; }

    /// <summary>Where the values come from; null means that each request draws its own.</summary>
    public required KeySampler? Keys { get; init; }

    /// <summary>What things take.</summary>
    public required ExecutionCosts Costs { get; init; }

    /// <summary>Where its rows come from; null for an insert.</summary>
    public required RowSource? Rows { get; init; }

    /// <summary>What is changed, if anything is.</summary>
    public required Modification? Modification { get; init; }

    /// <summary>Which row it locks; null if none.</summary>
    public required LockTarget? LockTarget { get; init; }

    /// <summary>Of a shard: which values it has rows of; null where it has rows of all, or the database is whole.</summary>
    public ShardPresence? Presence { get; init; }

    /// <summary>Writes the page visits and the log's bytes of changes to rows that somebody else has found: no search, no plan.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="values">Its values.</param>
    /// <param name="rows">How many rows are changed.</param>
    public void FillChanges(Statement statement, StatementValues values, long rows)
    {
        statement.RowsQualifying = rows;
        Modification!.Fill(statement, values, Rows is null ? null : new ChangedRows(Table!, Costs));
    }

    /// <summary>Writes a statement's page visits and its processor time for given values.</summary>
    public void Fill(Statement statement, StatementValues values)
    {
        statement.OwedNanoseconds = Costs.StatementNanoseconds;
        statement.Presence = Presence;
        if (Query is InsertOptions insert)
        {
            statement.RowsQualifying = insert.Rows;
        }

        if (Rows is not null)
        {
            statement.RowsQualifying = Rows.Fill(statement, values);
        }

        if (Query is SelectOptions select)
        {
            statement.RowsQualifying = Math.Min(statement.RowsQualifying, select.Limit ?? long.MaxValue);
            statement.OwedNanoseconds += statement.RowsQualifying * Costs.OfReturnedRow(Plan.WidthBytes);
        }

        statement.LockAt = statement.Patterns.Count;
        Modification?.Fill(statement, values, (TableRows?)Rows);
    }
}
