using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Loads.Patterns;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Loads.Patterns;

public class PatternLoadTests
{
    [Fact]
    public void Poisson_arrivals_by_day_and_night_have_in_every_hour_as_much_variance_as_mean()
    {
        var load = Village.Every(1) with { Process = ArrivalProcess.Poisson, Pattern = new DiurnalPattern(Duration.FromSeconds(24), 0.8, Duration.FromSeconds(12)) };
        var record = Record.Of(Village.Of(load, Village.Web()), seconds: 240);
        var hours = record.Issued.CountBy(issued => issued.Time.Nanoseconds / 1_000_000_000).ToDictionary(one => one.Key, one => one.Value);
        var profile = load.Pattern.Compile();
        var chiSquare = hours.Sum(hour =>
        {
            var expected = profile.Integral(hour.Key * 1_000_000_000, (hour.Key + 1) * 1_000_000_000) / 1e6;
            return (hour.Value - expected) * (hour.Value - expected) / expected;
        });

        Assert.Equal(240, hours.Count);
        Assert.InRange(chiSquare, 160, 330); // 240 degrees of freedom: a standard deviation of 22; the bounds are at −3.6 and +4.1
        Assert.InRange(record.Issued.Count, 238_000, 242_000); // a standard deviation of 490
    }

    [Fact]
    public void Even_arrivals_in_bursts_are_even_inside_and_outside()
    {
        var record = Record.Of(
            Village.Of(Village.Every(10) with { Pattern = new BurstPattern(Duration.FromSeconds(2), Duration.FromMilliseconds(500), 10) }, Village.Web()), seconds: 6);

        Assert.InRange(Between(record, 0, 1.5), 149, 151);
        Assert.InRange(Between(record, 1.5, 2), 499, 501);
        Assert.InRange(Between(record, 2, 3.5), 149, 151);
        Assert.InRange(Between(record, 5.5, 6), 499, 501);
    }

    [Fact]
    public void Points_are_joined_by_straight_lines()
    {
        var pattern = new PointsPattern([new RatePoint(Duration.FromSeconds(1), 1), new RatePoint(Duration.FromSeconds(3), 3)], null);
        var record = Record.Of(Village.Of(Village.Every(1) with { Pattern = pattern }, Village.Web()), seconds: 5);

        Assert.InRange(Between(record, 0, 1), 999, 1_001);
        Assert.InRange(Between(record, 1, 2), 1_499, 1_501);
        Assert.InRange(Between(record, 2, 3), 2_499, 2_501);
        Assert.InRange(Between(record, 4, 5), 2_999, 3_001);
    }

    [Fact]
    public void A_rate_that_falls_to_nothing_for_ever_asks_for_nothing_more_and_a_new_rate_wakes_it()
    {
        var pattern = new PointsPattern([new RatePoint(Duration.FromSeconds(1), 1), new RatePoint(Duration.FromMilliseconds(1_001), 0)], null);
        var record = Record.Of(Village.Of(Village.Every(10) with { Pattern = pattern }, Village.Web()), seconds: 4, (3, new SetPattern("users", null)));

        Assert.Equal(100, Between(record, 0, 3));
        Assert.InRange(Between(record, 3, 4), 99, 101);
    }

    [Fact]
    public void A_spike_multiplies_arrivals_and_passes_by_itself()
    {
        var record = Record.Of(Even(10), seconds: 4, (1, new Spike("users", 5, Duration.FromSeconds(1))));

        Assert.InRange(Between(record, 0, 1), 99, 100);
        Assert.InRange(Between(record, 1, 2), 499, 501);
        Assert.InRange(Between(record, 2, 4), 199, 201);
    }

    [Fact]
    public void A_spike_of_nothing_is_silence_and_one_that_is_ended_is_over()
    {
        var record = Record.Of(
            Even(10), seconds: 5, (1, new Spike("users", 0, Duration.FromSeconds(1))), (3, new Spike("users", 10, Duration.FromSeconds(9))), (3.5, new EndSpike("users")));

        Assert.Equal(0, Between(record, 1, 2));
        Assert.InRange(Between(record, 2, 3), 99, 101);
        Assert.InRange(Between(record, 3, 3.5), 499, 501);
        Assert.InRange(Between(record, 3.5, 5), 149, 151);
    }

    [Fact]
    public void A_slow_rate_that_is_raised_takes_effect_at_once()
    {
        var record = Record.Of(Even(1_000_000), seconds: 2, (1, new SetArrivals("users", 100)));

        Assert.InRange(Between(record, 1, 2), 98, 100);
    }

    [Fact]
    public void A_closed_population_spikes_in_users()
    {
        var load = new ClosedLoadOptions
        {
            Name = "users",
            To = "web",
            Tasks = Town.Tasks((Village.Endpoint, 1)),
            Users = 10,
            WaitNanoseconds = SmallSystems.Constant(98_000_000),
        };
        var record = Record.Of(Village.Of(load, Village.Web()), seconds: 4, (1.05, new Spike("users", 3, Duration.FromSeconds(1))));

        Assert.InRange(Between(record, 0, 1), 100, 100);
        Assert.InRange(Between(record, 1.1, 2.0), 270, 270);
        Assert.InRange(Between(record, 2.2, 3.2), 100, 100);
    }

    private static SystemDescription Even(double gapMilliseconds) => Village.Of(Village.Every(gapMilliseconds), Village.Web());

    private static int Between(Record record, double from, double to) =>
        record.Issued.Count(issued => issued.Time.Milliseconds() >= from * 1_000 && issued.Time.Milliseconds() < to * 1_000);
}
