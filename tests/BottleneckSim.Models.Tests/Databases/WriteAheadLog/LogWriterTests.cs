using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.WriteAheadLog;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Scheduling;
using BottleneckSim.Models.Tests.Resources.Disks;

namespace BottleneckSim.Models.Tests.Databases.WriteAheadLog;

public sealed class LogWriterTests : ICpuClient
{
    private const int CpuTimer = 1;
    private const int FlushNanoseconds = 100;
    private const int RecordBytes = 10; // 10 ns at a byte a nanosecond
    private const long Tag = -1;

    private readonly DiskBench _bench = new(DiskBench.Of(4, random: 0, sequential: 0, bytesPerSecond: 1_000_000_000, FlushNanoseconds));
    private readonly ProcessorSharingCpu _cpu;
    private LogWriter _log;
    private readonly List<(long Statement, long Nanoseconds)> _committed = [];
    private readonly List<int> _commitsAFlush = [];
    private readonly List<long> _woken = [];
    private readonly List<long> _wokenAt = [];

    public LogWriterTests()
    {
        _cpu = new ProcessorSharingCpu(_bench.Laboratory, this, _bench.Laboratory.Sink, 1, CpuTimer);
        _bench.Laboratory.Timers[CpuTimer] = _cpu.OnTimer;
        _cpu.Configure(new CpuOptions(1));
        _log = Writer(flushWork: 0);
    }

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

    [Fact]
    public void A_flush_has_the_processor_first_and_then_the_disk_and_who_comes_in_either_waits_for_the_next()
    {
        _log = Writer(flushWork: 40);
        _bench.WhenDone = _ => Complete(_ => { });
        foreach (var (at, statement) in new[] { (0L, 1L), (20, 2), (60, 3) })
            _bench.Laboratory.At(at, () => _log.Commit(statement, RecordBytes));
        _bench.Laboratory.At(160, () => _cpu.Start(Duration.FromNanoseconds(20), tag: 99)); // Half of the core while the second flush wants it.

        _bench.Run();

        // 1: 0 → 40 on the processor → 150 on the disk. 2 and 3 wait: from 150 on the processor, alone to 160, halved to 200, alone to 210, and 120 ns on the disk.
        Assert.Equal([(1, 150), (2, 330), (3, 330)], _committed);
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

    [Fact]
    public void Who_came_during_a_flush_is_woken_by_its_end_and_leads_or_sleeps_again_and_who_it_served_is_done_when_awake()
    {
        _log = Writer(flushWork: 0, wakeUp: 10);
        _bench.WhenDone = _ => Complete(_ => { });
        foreach (var (at, statement) in new[] { (0L, 1L), (50, 2), (60, 3), (145, 4) })
            _bench.Laboratory.At(at, () => _log.Commit(statement, 0));

        _bench.Run();

        // 1 leads: 0 → 100, awake at 110. 2 and 3 wake together: 110 → 130 on one core. 2 leads: 130 → 230, awake at 240; its flush has 3, which sleeps again as 4 does: both wake 240 → 260.
        // 3 is done, 4 leads: 260 → 360, awake at 370.
        Assert.Equal([(1, 110), (2, 240), (3, 260), (4, 370)], _committed);
        Assert.Equal([1, 2, 3, 2, 3, 4, 4], _woken);
    }

    [Fact]
    public void Who_finds_no_flush_between_the_end_of_one_and_the_awakening_of_its_waiters_leads_for_all_of_them()
    {
        _log = Writer(flushWork: 0, wakeUp: 10);
        _bench.WhenDone = _ => Complete(_ => { });
        foreach (var (at, statement) in new[] { (0L, 1L), (50, 2), (115, 3) })
            _bench.Laboratory.At(at, () => _log.Commit(statement, 0));

        _bench.Run();

        // 2 wakes at 120 and finds 3 leading, whose flush has its record: 115 → 215, awake at 225; it sleeps again and is awake at 235.
        Assert.Equal([(1, 110), (3, 225), (2, 235)], _committed);
    }

    [Fact]
    public void A_lone_commit_is_woken_once_by_the_disk()
    {
        _log = Writer(flushWork: 40, wakeUp: 10);
        _bench.WhenDone = _ => Complete(_ => { });
        _bench.Laboratory.At(0, () => _log.Commit(1, RecordBytes));

        _bench.Run();

        Assert.Equal([(1, 40 + RecordBytes + FlushNanoseconds + 10)], _committed);
        Assert.Equal([1], _woken);
    }

    [Fact]
    public void Who_is_woken_while_all_cores_are_busy_pays_a_context_switch_as_well_though_another_thread_wakes_it()
    {
        _cpu.Configure(new CpuOptions(1) { ContextSwitch = ContextSwitchOptions.Linux with { DirectCost = Duration.FromNanoseconds(50), CacheRefill = Duration.Zero } });
        _log = Writer(flushWork: 0, wakeUp: 10);
        _bench.WhenDone = _ => Complete(_ => { });
        foreach (var (at, statement) in new[] { (0L, 1L), (50, 2), (60, 3) })
            _bench.Laboratory.At(at, () => _log.Commit(statement, 0));

        _bench.Run();

        // 1 is awake at 110. 2 finds the core free, 3 does not: both run at half speed to 130, when 2 leads: 130 → 230. 3 is awake at 180, its record is not yet flushed.
        Assert.Equal([1, 2, 3, 2, 3], _woken);
        Assert.InRange(_wokenAt[2], 180, 182);
        Assert.Equal([(1, 110), (2, 240), (3, 250)], _committed.Select(one => (one.Statement, one.Nanoseconds / 10 * 10)));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 30)]
    [InlineData(16, 200)]
    [InlineData(40, 2_000)]
    public void No_commit_is_woken_more_than_twice_and_none_is_forgotten(int connections, int thinkNanoseconds)
    {
        const int Commits = 2_000;
        _log = Writer(flushWork: 20, wakeUp: 3);
        _bench.WhenDone = _ => Complete(_ => { });
        var asked = new List<long>();
        for (var commit = 0; commit < Commits; commit++)
        {
            var statement = commit;
            _bench.Laboratory.At((commit / connections * 150L) + (commit * 7919L % thinkNanoseconds), () => _log.Commit(statement, 0));
            asked.Add(statement);
        }

        _bench.Run();

        Assert.Equal(asked, _committed.Select(one => one.Statement).Order());
        var wakes = _woken.GroupBy(statement => statement).Select(group => group.Count()).ToList();
        Assert.All(wakes, count => Assert.InRange(count, 1, 2)); // By the disk alone; by one flush; by two, or by one and then by the disk.
        Assert.Contains(2, wakes);
        Assert.InRange(_woken.Count, Commits, 2 * Commits);
    }

    void ICpuClient.OnCpuDone(long tag)
    {
        if (tag == Tag)
            _log.OnProcessorDone();
        else if (DatabaseTags.IsWoken(tag))
            Wake(DatabaseTags.WokenOf(tag));
    }

    private void Wake(long statement)
    {
        var done = new List<long>();
        _woken.Add(statement);
        _wokenAt.Add(_bench.Laboratory.Now.Nanoseconds);
        _log.OnWoken(statement, done);
        _committed.AddRange(done.Select(one => (one, _bench.Laboratory.Now.Nanoseconds)));
    }

    private LogWriter Writer(long flushWork, long wakeUp = 0) => new(_cpu, _bench.Disk, Tag, stream: 1, Duration.FromNanoseconds(flushWork), Duration.FromNanoseconds(wakeUp));

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
