using BottleneckSim.Grading.Counterfactuals;
using BottleneckSim.Grading.Tests.Invariants;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.TestSupport.Files;

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
        var shares = CausalShare.Of(TwoShops.Experiment(), new ResourceReliefs().ReliefsOf(TwoShops.Scenario.System), replications: 3);
        Assert.Equal(["a cpu", "a workers", "b cpu", "b workers"], shares.Select(share => $"{share.Relief.Tier} {share.Relief.Resource}"));
        Assert.Equal(shares.Max(share => share.Share), shares[0].Share);
        Assert.True(shares[0].Share > 0.6);
        Assert.Equal(1, shares.Sum(share => share.Share), 12);
    }

    [Fact]
    public void The_sequential_scan_of_missing_index_hurts_by_the_disk()
    {
        var scenario = ScenarioReader.Read(Repository.PathOf("scenarios", "missing-index.yaml")).Value!;
        var truth = TruthReader.Read(Repository.PathOf("scenarios", "truth", "missing-index.yaml"), scenario).Value!;
        var at = truth.Faults[^1].At + Duration.FromSeconds(10);
        scenario = scenario with { Schedule = scenario.Schedule with { FixAt = at, Settling = Duration.FromSeconds(10), Judged = Duration.FromSeconds(20) } };
        var shares = CausalShare.Of(TwoShops.Experiment(truth, scenario), new ResourceReliefs().ReliefsOf(scenario.System), replications: 2);
        Assert.Equal("db disk", shares.OrderByDescending(share => share.Share).Select(share => $"{share.Relief.Tier} {share.Relief.Resource}").First());
        Assert.True(shares.Max(share => share.Share) > 0.5, string.Join('\n', shares));
    }

    [Fact]
    public void Every_server_of_a_system_can_be_relieved()
    {
        var reliefs = new ResourceReliefs().ReliefsOf(BusyTown.System).ToList();
        Assert.Equal(
            ["cache cpu", "mailer cpu", "mailer workers", "prices cpu", "prices workers", "shop cpu", "shop pool prices", "shop workers"],
            reliefs.Select(relief => $"{relief.Tier} {relief.Resource}"));
        Assert.All(reliefs, relief => Assert.NotEqual(BusyTown.System, relief.Change.Apply(BusyTown.System)));
    }

    [Fact]
    public void A_disk_is_relieved_and_its_old_one_comes_back_by_the_inverse()
    {
        var system = ScenarioReader.Read(Repository.PathOf("scenarios", "missing-index.yaml")).Value!.System;
        var relief = new ResourceReliefs().ReliefsOf(system).Single(each => each.Resource == "disk").Change;
        var relieved = relief.Apply(system);
        var (before, after) = ((DatabaseOptions)system.Tiers["db"], (DatabaseOptions)relieved.Tiers["db"]);
        Assert.Equal((before.Disk.Channels * 4, before.Disk.BytesPerSecond * 4), (after.Disk.Channels, after.Disk.BytesPerSecond));
        Assert.Equal(before.Disk, ((DatabaseOptions)relief.Inverse(system).Apply(relieved).Tiers["db"]).Disk);
    }

    [Fact]
    public void The_disk_of_a_tier_that_runs_programs_can_be_relieved_too()
    {
        var mailer = (ProgramTierOptions)BusyTown.System.Tiers["mailer"] with { Disk = DiskOptions.SolidState };
        var system = BusyTown.System with { Tiers = BusyTown.System.Tiers.SetItem(mailer.Name, mailer) };
        var relief = new ResourceReliefs().ReliefsOf(system).Single(each => each.Resource == "disk");
        Assert.Equal(DiskOptions.SolidState.Channels * 4, ((ProgramTierOptions)relief.Change.Apply(system).Tiers["mailer"]).Disk!.Channels);
    }
}
