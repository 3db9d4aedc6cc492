using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Tests.Databases.Locking;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases.Scans;

/// <summary>Whole scans of a table that is three times as large as the pool.</summary>
public class TogetherTests
{
    private const int PiecePages = 32;
    private static readonly SelectOptions OneCustomers = new() { Name = "one-customers", Table = "orders", Where = Orders.Where(("customer_id", new EqualsPredicate())) };

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Scans_that_start_together_read_the_table_once(int scans)
    {
        var facts = Run([.. Enumerable.Repeat(0.0, scans)]);

        Assert.All(facts, scan => Assert.Equal(Orders.Table.Rows, scan.RowsExamined));
        Assert.InRange(facts.Sum(scan => scan.PagesRead), Pages(Orders.Table), Pages(Orders.Table) + PiecePages);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Without_synchronisation_each_reads_the_whole_table(int scans) =>
        Assert.All(Run([.. Enumerable.Repeat(0.0, scans)], isOn: false), scan => Assert.Equal(Pages(Orders.Table), scan.PagesRead));

    [Fact]
    public void A_scan_that_runs_alone_reads_each_page_once()
    {
        var alone = Assert.Single(Run([0]));
        Assert.Equal((Pages(Orders.Table), 0), (alone.PagesRead, alone.PagesHit));
    }

    [Fact]
    public void A_scan_that_comes_three_tenths_later_reads_only_the_first_three_tenths_for_itself() =>
        Assert.InRange(Run([0, 0.3 * AloneSeconds(Orders.Table)]).Sum(scan => scan.PagesRead) / (double)Pages(Orders.Table), 1.28, 1.32);

    [Fact]
    public void Whenever_scans_start_and_however_large_the_table_is_no_page_is_left_out_and_none_that_is_at_hand_is_read_again()
    {
        var cases = from rows in Gen.Choose(60_000, 400_000)
                    from starts in Gen.Choose(0, 1_200).Select(thousandth => thousandth / 1_000.0).ArrayOf(3)
                    select (rows, starts);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(2_026, 1_129),
            Prop.ForAll(cases.ToArbitrary(), item =>
            {
                var table = Orders.Table with { Rows = item.rows };
                var (pages, alone) = (Pages(table), AloneSeconds(table));
                var facts = Run([.. item.starts.Select(start => start * alone)], table: table);

                Assert.Equal(3, facts.Length);
                Assert.All(facts, scan => Assert.Equal(pages, scan.PagesHit + scan.PagesRead));
                Assert.InRange(facts.Sum(scan => scan.PagesRead), pages, ReadAtMost(facts, pages, alone));
            }));
    }

    [Fact]
    public void A_scan_that_is_given_up_leaves_others_to_end_and_later_ones_to_begin()
    {
        var patient = new QueryStep("one-customers", Counters.Pool, Duration.FromSeconds(600));
        var hasty = new TransactionStep(Counters.Pool, [patient with { Timeout = Seconds(0.4 * AloneSeconds(Orders.Table)) }]);
        var record = Of([[hasty], [Sleep(0.2 * AloneSeconds(Orders.Table)), patient], [Sleep(40), patient]], Orders.Table, isOn: true);

        var whole = record.Of("one-customers").Where(scan => scan.Outcome == RequestOutcome.Succeeded).OrderBy(scan => scan.Started).ToArray();
        Assert.Single(record.Of("one-customers"), scan => scan.Outcome == RequestOutcome.Failed);
        Assert.Equal(2, whole.Length);
        Assert.All(whole, scan => Assert.Equal(Pages(Orders.Table), scan.PagesHit + scan.PagesRead));
        Assert.Equal(Pages(Orders.Table), whole[1].PagesRead);
        Assert.Equal(0, record.Connections);
    }

    /// <summary>Each scan reads what it has to itself: its time alone before the next one, and what is left when the others are done; a few pieces where they meet and part.</summary>
    private static long ReadAtMost(StatementFinished[] facts, long pages, double alone)
    {
        var seconds = 0.0;
        var until = double.MinValue;
        foreach (var scan in facts.OrderBy(scan => scan.Started))
        {
            var (from, to) = (scan.Started.Nanoseconds / 1e9, scan.Time.Nanoseconds / 1e9);
            seconds += Math.Max(0, to - Math.Max(from, until));
            until = Math.Max(until, to);
        }

        return (long)(seconds / alone * pages) + (2 * PiecePages * facts.Length);
    }

    private static long Pages(TableOptions table) => TableSize.Of(table, table.Rows).Pages;

    private static double AloneSeconds(TableOptions table)
    {
        var fact = Assert.Single(Run([0], table: table));
        return (fact.Time - fact.Started).Nanoseconds / 1e9;
    }

    private static StatementFinished[] Run(double[] starts, bool isOn = true, TableOptions? table = null)
    {
        var query = new QueryStep("one-customers", Counters.Pool, Duration.FromSeconds(600));
        return [.. Of([.. starts.Select(start => (Step[])[Sleep(start), query])], table ?? Orders.Table, isOn).Of("one-customers")];
    }

    private static SleepStep Sleep(double seconds) => new(Town.Always(seconds * 1_000));

    private static Duration Seconds(double seconds) => Duration.FromNanoseconds((long)(seconds * 1e9));

    private static RowRecord Of(Step[][] branches, TableOptions table, bool isOn)
    {
        var database = Shop.Database(table, OneCustomers) with { BufferPoolBytes = 4L << 20, SynchronizesScans = isOn, Cpu = new CpuOptions(16) };
        var step = new ParallelStep([.. branches.Select(branch => (ImmutableArray<Step>)[.. branch])]) { WaitFor = Quorum.Of(Math.Min(2, branches.Length)), LetsLosersRun = true };
        var web = Village.Web(step) with { Pools = Town.Named(pool => pool.Name, new PoolOptions(Counters.Pool, "db", 100, Duration.FromSeconds(600))) };
        return RowRecord.Of(Village.Of(Village.Every(100_000) with { ArrivalsPerSecond = 1 / 100.0 }, web, database), 190);
    }
}
