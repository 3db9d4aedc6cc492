using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Resources.Cpu.Neighbours;
using BottleneckSim.Validation.Published.Rows;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Tests.Published;

public sealed class PublishedSuiteTests
{
    private static readonly PublishedRunner Runner = new(new SequentialEngineFactory(), Parallelism.OnePerProcessor, CancellationToken.None);

    [Fact]
    public void What_one_user_alone_sees_is_as_published() => Assert.Empty(SingleUserRows.Run(Runner).Where(row => row.IsMiss()).Select(row => row.Name));

    [Fact]
    public void Locusts_pacing_bounds_the_rate_as_documented() => Assert.Empty(LocustRows.Run(Runner).Where(row => row.IsMiss()).Select(row => row.Name));

    [Fact]
    public void A_look_up_out_of_the_loop_saves_what_was_published() => Assert.Empty(ReminderScriptRows.Run(Runner).Where(row => row.IsMiss()).Select(row => row.Name));

    [Fact]
    public void Writes_follow_followers_and_a_lock_lets_one_through_at_a_time() => Assert.Empty(RateRows.Run(Runner).Where(row => row.IsMiss()).Select(row => row.Name));

    [Fact]
    public void Batches_and_partitions_change_what_is_asked_of_a_database_as_published() =>
        Assert.Empty(DatabaseRows.Statements(Runner).Append(DatabaseRows.MovedPartition(Runner)).Where(row => row.IsMiss()).Select(row => row.Name));

    [Fact]
    public void Changes_given_with_a_run_are_applied_at_their_instants()
    {
        var system = PublishedSystems.Alone(TheoryTiers.Compute(PublishedSystems.Constant(10)));
        var half = Instant.FromSeconds(10);

        var sinks = Runner.Run(system, Duration.Zero, Duration.FromSeconds(20), [(half, new SetNeighbour("web", new NeighbourOptions(1)))]);

        // 1,000 requests of 10 ms in the first half, 500 of 20 ms beside an equal neighbour in the second.
        Assert.All(sinks, sink => Assert.InRange(sink.Count, 1_495, 1_505));
    }
}
