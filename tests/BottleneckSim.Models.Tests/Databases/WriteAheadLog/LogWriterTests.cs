using BottleneckSim.Models.Databases.WriteAheadLog;
using BottleneckSim.Models.Tests.Resources.Disks;

namespace BottleneckSim.Models.Tests.Databases.WriteAheadLog;

public sealed class LogWriterTests
{
    private const int FlushNanoseconds = 100;
    private const int RecordBytes = 10; // 10 ns at a byte a nanosecond
    private const long Tag = -1;

    private readonly DiskBench _bench = new(DiskBench.Of(4, random: 0, sequential: 0, bytesPerSecond: 1_000_000_000, FlushNanoseconds));
    private readonly LogWriter _log;
    private readonly List<(long Statement, long Nanoseconds)> _committed = [];
    private readonly List<int> _commitsAFlush = [];

    public LogWriterTests() => _log = new LogWriter(_bench.Disk, Tag, stream: 1);

    [Fact]
    public void Who_comes_during_a_flush_waits_for_the_next_one_which_serves_all_who_wait()
    {
        _bench.WhenDone = _ => Complete(_ => { });
        foreach (var (at, statement) in new[] { (0L, 1L), (50, 2), (100, 3), (120, 4), (500, 5) })
            _bench.Laboratory.At(at, () => _log.Commit(statement, RecordBytes));

        _bench.Run();

        // 1: 0 → 110. Its flush has 2 and 3 wait: 110 → 230, 20 bytes. Theirs has 4 wait: 230 → 340. 5 finds nobody: 500 → 610.
        Assert.Equal([(1, 110), (2, 230), (3, 230), (4, 340), (5, 610)], _committed);
        Assert.Equal([1, 2, 1, 1], _commitsAFlush);
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 100)]
    [InlineData(5, 250)]
    [InlineData(16, 800)]
    public void Connections_that_commit_without_a_pause_take_turns_in_two_groups(int connections, int commitsInAHundredFlushes)
    {
        _bench.WhenDone = _ => Complete(statement => _log.Commit(statement, 0));
        for (var statement = 0; statement < connections; statement++)
            _log.Commit(statement, 0);

        _bench.Run(100 * FlushNanoseconds + 1);

        // While a group's flush goes on the other waits; who is done joins those who wait. Both together are all, so that n connections make n/2 commits a flush.
        Assert.Equal(commitsInAHundredFlushes, _committed.Count);
        Assert.Equal(100, _commitsAFlush.Count);
    }

    [Theory]
    [InlineData(3, 40)]
    [InlineData(8, 130)]
    [InlineData(20, 990)]
    public void Commits_in_a_flush_time_are_at_most_as_many_as_there_are_connections(int connections, int thinkNanoseconds)
    {
        var next = 0;
        _bench.WhenDone = _ => Complete(statement =>
            _bench.Laboratory.At(_bench.Laboratory.Now.Nanoseconds + 1 + (next++ * 7919L % thinkNanoseconds), () => _log.Commit(statement, 0)));
        for (var statement = 0; statement < connections; statement++)
            _log.Commit(statement, 0);

        const int Flushes = 1_000;
        _bench.Run(Flushes * FlushNanoseconds);

        Assert.InRange(_committed.Count, 1, connections * Flushes);
        Assert.All(_commitsAFlush, commits => Assert.InRange(commits, 1, connections));
        Assert.True(_commitsAFlush.Max() > 1);
    }

    private void Complete(Action<long> then)
    {
        var done = new List<long>();
        _log.OnDiskDone(done);
        _commitsAFlush.Add(done.Count);
        foreach (var statement in done)
        {
            _committed.Add((statement, _bench.Laboratory.Now.Nanoseconds));
            then(statement);
        }
    }
}
