using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Tests.Databases.Locking;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Tests.Databases.Scans;

/// <summary>One statement alone on a cold table; pages take what is said here, rows nothing.</summary>
public class ReadingAheadTests
{
    /// <summary>A page takes 100 µs, wherever it is.</summary>
    private const double PageMilliseconds = 0.1;
    private const int WindowPages = 32;

    private static readonly SelectOptions OneStatus = new() { Name = "one-status", Table = "orders", Where = Orders.Where(("status", new EqualsPredicate())) };
    private static readonly SelectOptions OneCustomer = OneStatus with { Name = "one-customer", Where = Orders.Where(("customer_id", new EqualsPredicate())) };

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(300)]
    public void A_cold_scan_takes_its_first_window_and_then_the_longer_of_disk_and_processor(int processorMicroseconds)
    {
        var table = Orders.WithIndexes("id");
        var pages = TableSize.Of(table, table.Rows).Pages;
        var processor = processorMicroseconds / 1e3;

        var scan = Run(table, OneStatus, processorMicroseconds, 256 << 10);

        // The longer one of all pages, and the shorter one of a window: the first one's read, or the last one's rows.
        var expected = (pages * Math.Max(PageMilliseconds, processor)) + (WindowPages * Math.Min(PageMilliseconds, processor));
        Assert.InRange(Milliseconds(scan), expected - (WindowPages * 0.1), expected + 0.2);
        Assert.Equal((PlanKind.SequentialScan, pages), (scan.Plan, scan.PagesRead));
    }

    [Fact]
    public void Without_reading_ahead_a_cold_scan_takes_both()
    {
        var table = Orders.WithIndexes("id");
        var expected = TableSize.Of(table, table.Rows).Pages * 2 * PageMilliseconds;
        Assert.InRange(Milliseconds(Run(table, OneStatus, 100, 0)), expected - 0.2, expected + 0.2);
    }

    [Fact]
    public void Pages_visited_in_no_order_are_not_read_ahead()
    {
        var table = Orders.WithIndexes("customer_id");
        var (with, without) = (Run(table, OneCustomer, 100, 256 << 10), Run(table, OneCustomer, 100, 0));

        Assert.True(with.PagesRead > 10);
        Assert.Equal(without.Time - without.Started, with.Time - with.Started);
        Assert.Equal(((2 * with.PagesRead) + with.PagesHit) * PageMilliseconds, Milliseconds(with), 0.01);
    }

    /// <summary>5,000 rows anywhere in 13,158 pages lie on a third of them: the disk passes by the others, too. Some two in a hundred visits find the page of the visit before.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(600)]
    public void Rows_of_a_bitmap_so_dense_that_all_pages_are_read_take_the_longer_of_disk_and_processor(int processorMicroseconds)
    {
        var table = Orders.WithIndexes("customer_id");
        table = table with { Columns = table.Columns.SetItem("customer_id", new ColumnOptions("customer_id", Distinct: 100)) };
        var pages = TableSize.Of(table, table.Rows).Pages;
        var (with, without) = (Run(table, OneCustomer, processorMicroseconds, 256 << 10), Run(table, OneCustomer, processorMicroseconds, 0));
        var indexPages = with.PagesRead + with.PagesHit - Visited(pages, 5_000);
        var (disk, processor) = (pages * PageMilliseconds, Visited(pages, 5_000) * processorMicroseconds / 1e3);
        var ofIndex = indexPages * (PageMilliseconds + (processorMicroseconds / 1e3));

        Assert.Equal(PlanKind.BitmapScan, with.Plan);
        Assert.InRange(Milliseconds(without), 0.97 * (disk + processor), 1.01 * (disk + processor + ofIndex));
        Assert.InRange(Milliseconds(with), 0.97 * Math.Max(disk, processor), (1.03 * Math.Max(disk, processor)) + ofIndex);
    }

    [Fact]
    public void A_scan_of_pages_in_memory_takes_the_processor_alone()
    {
        var table = Orders.WithIndexes("id") with { Rows = 20_000 };
        var scan = Run(table, OneStatus, 100, 256 << 10);
        Assert.Equal(0, scan.PagesRead);
        Assert.InRange(Milliseconds(scan), scan.PagesHit * 0.1, (scan.PagesHit * 0.1) + 0.2);
    }

    [Theory]
    [InlineData(20, 30)]
    [InlineData(20, 200)]
    public void What_a_read_costs_the_processor_is_not_spared_by_reading_ahead(int pageMicroseconds, int readMicroseconds)
    {
        var table = Orders.WithIndexes("id");
        var pages = TableSize.Of(table, table.Rows).Pages;
        var processor = (pageMicroseconds + readMicroseconds) / 1e3;

        var scan = Run(table, OneStatus, pageMicroseconds, 256 << 10, readMicroseconds);

        var expected = (pages * Math.Max(PageMilliseconds, processor)) + (WindowPages * Math.Min(PageMilliseconds, processor));
        Assert.InRange(Milliseconds(scan), expected - (WindowPages * 0.1), expected + 0.2);
    }

    [Fact]
    public void A_page_visited_in_no_order_costs_its_read_once_and_a_page_in_memory_none()
    {
        var table = Orders.WithIndexes("customer_id");
        var (free, paid) = (Run(table, OneCustomer, 100, 0), Run(table, OneCustomer, 100, 0, readMicroseconds: 50));

        Assert.True(paid.PagesHit > 0 && paid.PagesRead > 10);
        Assert.Equal(Milliseconds(free) + (paid.PagesRead * 0.05), Milliseconds(paid), 0.01);
    }

    /// <summary>Pages on which so many rows anywhere lie (Mackert and Lohman).</summary>
    private static double Visited(double pages, double rows) => 2 * pages * rows / ((2 * pages) + rows);

    private static double Milliseconds(StatementFinished scan) => (scan.Time - scan.Started).Nanoseconds / 1e6;

    private static StatementFinished Run(TableOptions table, SelectOptions query, int pageMicroseconds, long readAhead, int readMicroseconds = 0)
    {
        var database = Shop.Database(table, query) with
        {
            Cpu = new CpuOptions(4),
            Disk = new DiskOptions(1, Duration.Zero, Duration.Zero, 81_920_000, Duration.Zero),
            ExecutionCosts = new ExecutionCosts(0, 0, 0, 0, pageMicroseconds * 1_000, 0) { ReadPageNanoseconds = readMicroseconds * 1_000 },
            ReadAheadBytes = readAhead,
        };
        var web = Village.Web(new QueryStep(query.Name, Counters.Pool, Duration.FromSeconds(600))) with
        {
            Pools = Town.Named(pool => pool.Name, new PoolOptions(Counters.Pool, "db", 100, Duration.FromSeconds(600))),
        };
        return Assert.Single(RowRecord.Of(Village.Of(Village.Every(100_000) with { ArrivalsPerSecond = 1 / 100.0 }, web, database), 190).Statements).Fact;
    }
}
