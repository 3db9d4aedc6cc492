using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Tests.Databases.Placement;

/// <summary>What statements with values of their own look up, in a database that is asked for nothing else.</summary>
internal static class StatementPages
{
    private const int PerSecond = 4;
    private const int Seconds = 50;

    /// <summary>Pages looked up by a statement, on the average.</summary>
    public static double Mean(TableOptions table, QueryOptions query) => Of(table, query).Average(statement => (double)(statement.PagesHit + statement.PagesRead));

    /// <summary>Some two hundred executions of a statement.</summary>
    public static IReadOnlyList<StatementFinished> Of(TableOptions table, QueryOptions query)
    {
        var record = new StatementRecord();
        using var engine = new SequentialEngine(Shop.System(Shop.Database(table, query), PerSecond), 1, record);
        engine.AdvanceTo(Instant.FromSeconds(Seconds));
        return record.Statements;
    }

    /// <summary>The orders with another column instead of one of the same name.</summary>
    public static TableOptions With(this TableOptions table, ColumnOptions column) => table with { Columns = table.Columns.SetItem(column.Name, column) };
}
