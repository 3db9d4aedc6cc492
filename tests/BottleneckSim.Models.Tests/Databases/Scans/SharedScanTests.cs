using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Scans;
using BottleneckSim.Models.Databases.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Databases.Scans;

public class SharedScanTests
{
    private const int Relation = 7;

    [Fact]
    public void A_scan_goes_once_round_wherever_it_begins()
    {
        var table = new StoredTable(Relation, Orders.Table);
        var cases = from pages in Gen.Choose(1, 300)
                    from start in Gen.Choose(0, pages - 1)
                    select (pages, start);
        Check.One(
            Config.QuickThrowOnFailure.WithReplay(2_026, 1_129),
            Prop.ForAll(cases.ToArbitrary(), item =>
            {
                var pattern = new AccessPattern { Kind = PatternKind.Sequential, Relation = table, Count = item.pages, Start = item.start, WrapsAt = item.pages };
                var visited = Enumerable.Range(0, item.pages).Select(visit => pattern.PageAt(visit).Page).ToArray();
                Assert.Equal(item.start, visited[0]);
                Assert.Equal(Enumerable.Range(0, item.pages).Select(page => (long)page), visited.Order());
            }));
    }

    [Fact]
    public void A_scan_that_a_limit_stopped_leaves_its_place_to_the_next_one()
    {
        var scans = new SharedScans();
        Assert.Equal(0, scans.StartOf(Relation, 1_000));

        scans.Report(new PageKey(Relation, 77));

        Assert.Equal(64, scans.StartOf(Relation, 1_000));
        Assert.Equal(0, scans.StartOf(Relation, 50));
        Assert.Equal(0, scans.StartOf(Relation + 1, 1_000));
    }

    [Fact]
    public void Whoever_comes_while_a_piece_is_read_waits_for_it_and_whoever_comes_later_finds_it()
    {
        var scans = new SharedScans();
        var (first, second, third) = (new Statement(1), new Statement(2), new Statement(3));
        var served = new List<int>();

        Assert.Equal(ScanTurn.Reads, scans.Ask(first, new PageKey(Relation, 32)));
        Assert.Equal(ScanTurn.Waits, scans.Ask(second, new PageKey(Relation, 40)));
        scans.OnRead(first, served);
        Assert.Equal([2], served);
        Assert.Equal(ScanTurn.Found, scans.Ask(third, new PageKey(Relation, 32)));

        foreach (var scan in new[] { first, second, third })
        {
            scans.Leave(scan);
        }

        Assert.Equal(0, scans.Pieces);
        Assert.Equal(ScanTurn.Reads, scans.Ask(first, new PageKey(Relation, 32)));
    }

    [Fact]
    public void A_piece_makes_room_when_its_last_scan_is_two_on()
    {
        var scans = new SharedScans();
        var (leader, follower) = (new Statement(1), new Statement(2));
        foreach (var page in new[] { 0, 32, 64 })
        {
            Assert.Equal(ScanTurn.Reads, scans.Ask(leader, new PageKey(Relation, page)));
            scans.OnRead(leader, []);
        }

        Assert.Equal(2, scans.Pieces);
        Assert.Equal(ScanTurn.Reads, scans.Ask(follower, new PageKey(Relation, 0)));
        scans.OnRead(follower, []);
        Assert.Equal(ScanTurn.Found, scans.Ask(follower, new PageKey(Relation, 32)));
    }
}
