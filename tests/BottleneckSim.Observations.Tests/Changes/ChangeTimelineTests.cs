using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Observations.Tests.Changes;

public class ChangeTimelineTests
{
    private readonly ChangeTimeline _timeline = new();

    [Fact]
    public void A_change_without_work_is_complete_at_its_own_instant()
    {
        Apply(1, at: 3);

        Assert.Equal(Duration.Zero, Assert.Single(_timeline.Changes).Taken);
    }

    [Fact]
    public void A_change_is_complete_when_the_last_node_is_done()
    {
        Apply(1, at: 3);
        Work(node: 7, change: 1, at: 3, isDone: false);
        Work(node: 8, change: 1, at: 3, isDone: false);
        Work(node: 7, change: 1, at: 5, isDone: true);
        Assert.Null(Assert.Single(_timeline.Changes).Completed);

        Work(node: 8, change: 1, at: 9, isDone: true);
        Assert.Equal(Duration.FromSeconds(6), Assert.Single(_timeline.Changes).Taken);
    }

    [Fact]
    public void Two_pieces_of_work_at_one_node_must_both_end()
    {
        Apply(1, at: 0);
        Work(7, 1, 0, isDone: false);
        Work(7, 1, 0, isDone: false);
        Work(7, 1, 2, isDone: true);
        Assert.Null(_timeline.Changes[0].Completed);

        Work(7, 1, 4, isDone: true);
        Assert.Equal(Instant.FromSeconds(4), _timeline.Changes[0].Completed);
    }

    [Fact]
    public void A_node_that_leaves_has_ended_its_work_and_says_nothing_more()
    {
        Apply(1, at: 0);
        Work(7, 1, 0, isDone: false);
        _timeline.Observe(new NodeDescribed(Instant.FromSeconds(2), 7, "shop-2", "shop", NodeKind.Web, [], [], IsGone: true));
        Work(7, 1, 5, isDone: true);

        Assert.Equal(Instant.FromSeconds(2), _timeline.Changes[0].Completed);
    }

    [Fact]
    public void Work_counts_for_the_change_that_asked_for_it()
    {
        Apply(1, at: 0);
        Work(7, 1, 0, isDone: false);
        Apply(2, at: 1);
        Work(7, 1, 8, isDone: true);

        Assert.Equal([Duration.FromSeconds(8), Duration.Zero], _timeline.Changes.Select(change => change.Taken!.Value));
    }

    [Fact]
    public void A_crash_has_no_number_and_waits_for_nobody()
    {
        _timeline.Observe(new ChangeApplied(Instant.FromSeconds(1), "crash of shop-1", ChangeOrigin.Fault));
        Work(7, 0, 1, isDone: false);

        Assert.Equal(Duration.Zero, Assert.Single(_timeline.Changes).Taken);
    }

    private void Apply(int number, long at) => _timeline.Observe(new ChangeApplied(Instant.FromSeconds(at), $"change {number}", ChangeOrigin.Operator, number, "scale"));

    private void Work(int node, int change, long at, bool isDone) => _timeline.Observe(new ChangeWorkReported(Instant.FromSeconds(at), node, change, isDone));
}
