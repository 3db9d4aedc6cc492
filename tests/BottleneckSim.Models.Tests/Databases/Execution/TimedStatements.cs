using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Tests.Databases.Execution;

/// <summary>Statements of a shop whose disk takes next to nothing, so that they take what is asked of the processor.</summary>
internal static class TimedStatements
{
    /// <summary>Items of each order.</summary>
    public const int Items = 4;

    public static long Microseconds(StatementFinished statement) => (long)Math.Round((statement.Time - statement.Started).Nanoseconds / 1e3);

    public static List<StatementFinished> Of(SelectOptions query, ExecutionCosts costs)
    {
        var items = new TableOptions
        {
            Name = "items",
            Rows = Items * Orders.Table.Rows,
            RowBytes = 16,
            Columns = Town.Named(column => column.Name, new("id", Correlation: 1), new ColumnOptions("order_id", Distinct: Orders.Table.Rows, Correlation: 1)),
            Indexes = Town.Named(index => index.Name, IndexOptions.On("items", new OrderedColumn("order_id"))),
        };
        var database = Shop.Database(Orders.WithIndexes("id", "customer_id", "created_at"), query);
        var record = new StatementRecord();
        using var engine = new SequentialEngine(
            Shop.System(
                database with
                {
                    Tables = database.Tables.Add("items", items),
                    ExecutionCosts = costs,
                    Disk = new DiskOptions(1, Duration.Zero, Duration.Zero, 1_000_000_000_000, Duration.Zero),
                },
                2),
            1,
            record);
        engine.AdvanceTo(Instant.FromSeconds(10));
        return [.. record.Statements.TakeLast(5)];
    }
}
