using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Models.Loads.Attributes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Looping;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Programs.Looping;

public class LoopTests
{
    private static readonly Step Turn = new SleepStep(Town.Always(1));

    [Fact]
    public void A_loop_that_breaks_at_its_match_takes_half_its_turns_on_average_and_any_number_of_them()
    {
        var turns = Turns(new ForEachStep(20, [Turn]) { BreaksAtMatch = true });

        Assert.InRange(turns.Average(), 10.0, 11.0);
        Assert.Equal(Enumerable.Range(1, 20), turns.Distinct().Order());
    }

    [Fact]
    public void The_worst_case_of_a_loop_that_breaks_is_that_of_one_that_does_not() =>
        Assert.All(Turns(new ForEachStep(1, [Turn]) { BreaksAtMatch = true }), turns => Assert.Equal(1, turns));

    [Fact]
    public void A_loop_may_turn_as_often_as_a_distribution_says()
    {
        var turns = Turns(new ForEachStep(0, [Turn]) { Turns = new TurnCount(new UniformDistribution(0, 6), null) });

        Assert.InRange(turns.Average(), 2.8, 3.2);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], turns.Distinct().Order());
    }

    [Fact]
    public void A_loop_or_a_parallel_step_may_be_done_as_often_as_an_attribute_says()
    {
        var items = new TurnCount(null, "items");

        Assert.All(Turns(new ForEachStep(0, [Turn]) { Turns = items }), turns => Assert.Equal(7, turns));
        Assert.All(Turns(new ParallelStep([[Turn]]) { Turns = items, AtMost = 1 }), turns => Assert.Equal(7, turns));
        Assert.All(Turns(new ParallelStep([[Turn]]) { Turns = items }), turns => Assert.Equal(1, turns));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(6, 0)]
    public void A_loop_turns_not_at_all_for_what_is_above_its_threshold(long skipAbove, int expected) => Assert.All(
        Turns(new ForEachStep(0, [Turn]) { Turns = new TurnCount(null, "items") { SkipAbove = skipAbove } }), turns => Assert.Equal(expected, turns));

    /// <summary>Milliseconds that each request took beyond its way: turns, at one a turn.</summary>
    private static List<int> Turns(Step loop)
    {
        SystemDescription system = Village.Of(Village.Every(25), Village.Web(loop)) with
        {
            Attributes = Town.Named(one => one.Name, new AttributeOptions("items", new ConstantDistribution(7))),
        };
        return [.. Record.Of(system, seconds: 50).Finished.Select(fact => (int)fact.Latency.Milliseconds() - 2)];
    }
}
