using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Growth.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases.Locking;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Databases.Growth;

public class GrowthTests
{
    private const double Ever = 1_000;

    /// <summary>Within it the rows of a second are stored and committed.</summary>
    private const long InsertNanoseconds = 10_000_000;

    private static readonly SelectOptions Total = new() { Name = "total", Table = "a", Aggregate = new AggregateOptions() };

    [Fact]
    public void Scans_read_what_has_been_added_second_by_second()
    {
        var record = RowRecord.Of(Growing(Ever, "total"), 20);

        Assert.All(record.Of("total").Where(scan => scan.Started.Nanoseconds % 1_000_000_000 > InsertNanoseconds), scan => Assert.Equal(1_000 + (Ever * Math.Floor((scan.Started.Nanoseconds / 1e9) + 1e-9)), scan.RowsExamined, 20.0));
        Assert.True(record.Of("total").Last().PagesHit > 10 * record.Of("total").First().PagesHit);
    }

    [Fact]
    public void A_plan_changes_when_the_statistics_are_renewed_and_not_before()
    {
        var small = Growing(20, "read-a", rows: 100);
        var plans = RowRecord.Of(small, 120).Of("read-a").Select(read => read.Plan).ToList();

        Assert.Equal([PlanKind.SequentialScan, PlanKind.IndexScan], plans.Distinct());
        Assert.All(plans.Take(20), plan => Assert.Equal(PlanKind.SequentialScan, plan)); // 50 rows + 10 % take more than three seconds.
    }

    [Fact]
    public void Faster_growth_takes_events_for_its_work_but_none_for_each_row()
    {
        Assert.InRange(EventsOf(1_000_000) - EventsOf(1), 1, 30_000_000 / 30);

        static long EventsOf(double perSecond)
        {
            using var engine = new SequentialEngine(Growing(perSecond, "read-a") with { Loads = Town.Named<Models.Loads.LoadOptions>(load => load.Name, Village.Every(100_000)) }, 1, new CompositeSink());
            engine.AdvanceTo(Instant.FromSeconds(30));
            return engine.HandledEvents;
        }
    }

    [Fact]
    public void Only_the_last_rows_are_kept_and_growth_stops_when_it_is_told_to()
    {
        var record = RowRecord.Of(Growing(Ever, "total"), 30, (10, new KeepLast("db", "a", 500)), (20, new KeepLast("db", "a", null)), (25, new SetGrowth("db", "a", 0)));

        Assert.All(Between(record, 10.1, 20), scan => Assert.InRange(scan.RowsExamined, 480, 500));
        Assert.True(Between(record, 10.1, 20).Max(scan => scan.PagesHit) < Between(record, 9, 10).Min(scan => scan.PagesHit) / 10);
        Assert.InRange(Between(record, 24.1, 24.9).First().RowsExamined, 4_400, 5_600);
        Assert.Single(Between(record, 25.1, 30).Select(scan => scan.RowsExamined).Distinct());
    }

    [Fact]
    public void A_table_that_outgrows_the_buffer_pool_begins_to_be_read_from_the_disk()
    {
        var tight = Growing(50_000, "read-a", pool: 4 << 20);
        var reads = RowRecord.Of(tight, 60).Of("read-a").ToList();

        Assert.InRange(reads.Take(6).Sum(read => read.PagesRead), 0, 12);
        Assert.True(reads.TakeLast(100).Sum(read => read.PagesRead) > 100);
    }

    /// <summary>Keys of 200 bytes make four inner levels, of which a pool of 16 pages keeps little: at the change ways down wait for the disk between levels.</summary>
    [Fact]
    public void A_way_down_an_index_ends_on_the_pages_that_it_was_begun_for_when_the_index_loses_levels_meanwhile()
    {
        var system = Growing(0, "read-a", rows: 10_000_000, pool: 16 * 8_192);
        var database = (DatabaseOptions)system.Tiers["db"];
        var table = database.Tables["a"];
        var slow = database with
        {
            Disk = database.Disk with { RandomAccess = Duration.FromMilliseconds(50) },
            Tables = database.Tables.SetItem("a", table with { RowBytes = 300, Columns = table.Columns.SetItem("id", table.Columns["id"] with { WidthBytes = 200 }) }),
        };
        var record = RowRecord.Of(system with { Tiers = system.Tiers.SetItem("db", slow) }, 60, (5.03, new KeepLast("db", "a", 10)));

        Assert.True(record.Of("read-a").Count(read => read.Started.Nanoseconds < 5_030_000_000 && read.Time.Nanoseconds > 5_030_000_000) > 3);
        Assert.Contains(record.Of("read-a"), read => read.Started.Nanoseconds > 5_030_000_000);
    }

    private static List<StatementFinished> Between(RowRecord record, double from, double to) =>
        [.. record.Of("total").Where(scan => scan.Started.Nanoseconds > from * 1e9 && scan.Time.Nanoseconds < to * 1e9)];

    private static SystemDescription Growing(double perSecond, string query, long rows = 1_000, int pool = 128 << 20)
    {
        var table = Counters.Database.Tables["a"] with { GrowsPerSecond = perSecond, Rows = rows };
        var database = Counters.Database with
        {
            BufferPoolBytes = pool,
            Tables = Counters.Database.Tables.SetItem("a", table),
            Queries = Counters.Database.Queries.Add("total", Total),
        };
        return Counters.System(Village.Every(150), database, 1_000_000, new QueryStep(query, Counters.Pool, Duration.FromSeconds(60)));
    }
}
