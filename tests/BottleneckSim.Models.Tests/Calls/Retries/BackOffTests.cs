using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Retries;

namespace BottleneckSim.Models.Tests.Calls.Retries;

public class BackOffTests
{
    [Fact]
    public void Without_jitter_it_grows_by_its_factor_up_to_its_maximum()
    {
        var backOff = new BackOff(Duration.FromMilliseconds(100), 2, Duration.FromSeconds(1), Jitter.None);

        Assert.Equal([100, 200, 400, 800, 1_000, 1_000], Enumerable.Range(1, 6).Select(retry => backOff.Before(retry, default, Draw(retry)).Milliseconds()));
    }

    [Fact]
    public void Full_jitter_is_uniform_below_what_the_rule_gives()
    {
        var backOff = new BackOff(Duration.FromMilliseconds(100), 2, Duration.FromSeconds(1), Jitter.Full);
        var waits = Enumerable.Range(0, 10_000).Select(one => backOff.Before(2, default, Draw(one)).Milliseconds()).ToList();

        Assert.InRange(waits.Average(), 97, 103);
        Assert.InRange(waits.Min(), 0, 1);
        Assert.InRange(waits.Max(), 199, 200);
    }

    [Fact]
    public void Decorrelated_jitter_lies_between_the_initial_time_and_three_times_the_one_before()
    {
        var backOff = new BackOff(Duration.FromMilliseconds(100), 2, Duration.FromSeconds(1), Jitter.Decorrelated);
        var previous = Duration.Zero;
        for (var retry = 1; retry < 1_000; retry++)
        {
            var wait = backOff.Before(retry, previous, Draw(retry));
            Assert.InRange(wait.Milliseconds(), 100, Math.Min(1_000, 3 * Math.Max(100, previous.Milliseconds())));
            previous = wait;
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(0.1, 0)]
    [InlineData(0.2, 10)]
    [InlineData(1, 3)]
    public void A_budget_bounds_retries_by_its_burst_and_its_share_of_the_calls(double ratio, int burst)
    {
        var budget = new RetryBudget(new RetryBudgetOptions(ratio, burst));
        var (calls, retries) = (0, 0);
        for (var turn = 0; turn < 5_000; turn++)
        {
            budget.Earn();
            calls++;
            for (var tries = turn % 7; tries > 0; tries--)
            {
                retries += budget.TrySpend() ? 1 : 0;
            }

            Assert.True(retries <= burst + (ratio * calls) + 1e-6);
        }

        Assert.InRange(retries, 0.8 * ratio * calls, burst + (ratio * calls) + 1e-6);
    }

    private static DrawKey Draw(int part) => DrawKey.FromSeed(5).With(part);
}
