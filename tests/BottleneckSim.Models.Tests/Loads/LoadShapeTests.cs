using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Loads;

/// <summary>Load shapes and wait times as Locust documents them.</summary>
public class LoadShapeTests
{
    /// <summary>The example in Locust's documentation of load shapes: end time s, users, spawn rate.</summary>
    private static readonly ImmutableArray<LoadStage> Example =
    [
        Stage(60, 10, 10), Stage(100, 50, 10), Stage(180, 100, 10), Stage(220, 30, 10), Stage(230, 10, 10), Stage(240, 1, 1),
    ];

    [Fact]
    public void Locusts_example_shape_has_so_many_users_in_each_stage()
    {
        var record = Record.Of(System(Users(1, 998) with { Stages = Example }), seconds: 300); // Each asks once a second.

        Assert.Equal(
            [10, 10, 50, 100, 30, 10, 1],
            new[] { 30, 59, 90, 150, 210, 229, 290 }.Select(second => Between(record, second, second + 1)));
        // Users come and go at the spawn rate: by 62 s, 20 more than at 60 s.
        Assert.InRange(Between(record, 61, 62), 20, 30);
        Assert.InRange(Between(record, 182, 183), 75, 90);
    }

    [Fact]
    public void Stages_set_by_a_change_count_from_the_change_and_none_mean_the_plain_number()
    {
        var record = Record.Of(
            System(Users(4, 98)), seconds: 6, (1.05, new SetShape("users", [Stage(1, 20, null), Stage(2, 0, null)])), (4.05, new SetShape("users", [])));

        Assert.Equal(40, Between(record, 0, 1));
        Assert.Equal(160, Between(record, 1.2, 2));
        Assert.Equal(0, Between(record, 2.2, 4));
        Assert.Equal(36, Between(record, 4.05, 4.95));
    }

    [Fact]
    public void A_shape_that_turns_round_while_users_are_still_coming_goes_down_from_where_it_is()
    {
        var record = Record.Of(System(Users(1, 98) with { Stages = [Stage(1, 100, 20), Stage(9, 5, 20)] }), seconds: 3);

        Assert.InRange(Between(record, 0.9, 1), 18, 20); // 20 have come, not 100
        Assert.Equal(50, Between(record, 2, 3));
    }

    [Theory]
    [InlineData(50, 100)] // work of 52 ms with the way: the pace holds
    [InlineData(148, 150)] // work of 150 ms: the next request follows the answer
    public void Constant_pacing_counts_from_start_to_start(double workMilliseconds, double expectedGap)
    {
        var load = Users(1, 100) with { WaitRule = WaitRule.StartToStart };
        var record = Record.Of(Village.Of(load, Village.Web(new SleepStep(Town.Always(workMilliseconds)))), seconds: 3);
        var starts = record.Issued.Select(issued => issued.Time.Milliseconds()).ToList();

        Assert.True(starts.Count > 15);
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.Equal(expectedGap, pair.Second - pair.First, 6));
    }

    [Fact]
    public void Five_thousand_users_with_a_constant_throughput_of_a_tenth_ask_for_at_most_five_hundred_a_second()
    {
        var load = Users(5_000, 10_000) with { WaitRule = WaitRule.StartToStart, SpawnPerSecond = 500 };
        var record = Record.Of(Village.Of(load, Village.Web(new SleepStep(Town.Exponential(300))) with { Workers = 1_000 }), seconds: 30);
        var perSecond = record.Issued.CountBy(issued => issued.Time.Nanoseconds / 1_000_000_000).Select(one => one.Value).ToList();

        Assert.All(perSecond, count => Assert.InRange(count, 499, 501));
    }

    [Fact]
    public void Users_wait_between_two_bounds_after_the_answer()
    {
        var load = Users(1, 0) with { WaitNanoseconds = new BottleneckSim.Kernel.Distributions.UniformDistribution(10e6, 30e6) };
        var record = Record.Of(System(load), seconds: 20);
        var waits = record.Finished.Zip(record.Issued.Skip(1)).Select(pair => (pair.Second.Time - pair.First.Time).Milliseconds()).ToList();

        Assert.True(waits.Count > 800);
        Assert.All(waits, wait => Assert.InRange(wait, 10, 30));
        Assert.InRange(waits.Average(), 19.3, 20.7); // a standard error of 0.2
        Assert.True(waits.Min() < 10.5 && waits.Max() > 29.5);
    }

    private static LoadStage Stage(int untilSeconds, int users, double? rate) => new(Duration.FromSeconds(untilSeconds), users, rate);

    private static ClosedLoadOptions Users(int count, double waitMilliseconds) => new()
    {
        Name = "users",
        To = "web",
        Tasks = Town.Tasks((Village.Endpoint, 1)),
        Users = count,
        WaitNanoseconds = SmallSystems.Constant((long)(waitMilliseconds * 1e6)),
    };

    private static SystemDescription System(LoadOptions load) => Village.Of(load, Village.Web());

    private static int Between(Record record, double from, double to) =>
        record.Issued.Count(issued => issued.Time.Milliseconds() >= from * 1_000 && issued.Time.Milliseconds() < to * 1_000);
}
