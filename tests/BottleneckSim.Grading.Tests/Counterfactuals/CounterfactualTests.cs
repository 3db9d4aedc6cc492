using BottleneckSim.Grading.Counterfactuals;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Resources.Cpu.Changes;

namespace BottleneckSim.Grading.Tests.Counterfactuals;

public sealed class CounterfactualTests
{
    [Fact]
    public void The_impact_of_a_fault_is_what_the_same_users_lose_by_it()
    {
        var impact = FaultImpact.Of(TwoShops.Experiment(), replications: 3);
        Assert.True(impact.Lost[0].Interval.Low > 0.5);
        Assert.Equal(0, impact.Lost[2].Value);
        Assert.True(impact.Operations[0].IsHarmed);
        Assert.Equal(0, impact.Operations[1].MeanLatencyDifference.Value);
    }

    [Fact]
    public void The_cause_is_the_resource_whose_relief_helps()
    {
        var shares = CausalShare.Of(
            TwoShops.Experiment(),
            [new("a", "cpu", new ResizeCpu("a", 8)), new("a", "workers", new SetWorkers("a", 64)), new("b", "cpu", new ResizeCpu("b", 8))],
            replications: 3);
        Assert.True(shares[0].Share > 0.95);
        Assert.Equal(1, shares.Sum(share => share.Share), 12);
    }
}
