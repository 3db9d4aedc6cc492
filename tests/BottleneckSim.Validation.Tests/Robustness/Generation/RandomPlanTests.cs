using BottleneckSim.Models.Loads;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Specimens;
using BottleneckSim.Validation.Robustness.Systems;

namespace BottleneckSim.Validation.Tests.Robustness.Generation;

public sealed class RandomPlanTests
{
    /// <summary>Systems of the long run into which growth puts users who wait microseconds (found by looking through all 10,000).</summary>
    [Theory]
    [InlineData(438)]
    [InlineData(479)]
    public void Growth_that_makes_users_ask_again_within_microseconds_is_taken_back(int number)
    {
        const int Block = 50;
        var plan = RandomSystems.Blocks(number + Block).ElementAt(number / Block)[number % Block];

        Assert.True(ShortestWaitNanoseconds(ScenarioGrowth.Grow(plan.Text, plan.Rounds, plan.Seed)) < 1e6);
        Assert.True(ShortestWaitNanoseconds(plan.Grow(RandomSystems.RunMilliseconds).Text) >= 5e6);
    }

    private static double ShortestWaitNanoseconds(string text) =>
        ScenarioReader.ReadText(text, "random.yaml").Value!.System.Loads.Values.OfType<ClosedLoadOptions>().Min(users => users.WaitNanoseconds.Mean);
}
