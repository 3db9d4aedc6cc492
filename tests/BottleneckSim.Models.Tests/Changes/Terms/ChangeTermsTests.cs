using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Systems.Costs;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Costs;

namespace BottleneckSim.Models.Tests.Changes.Terms;

/// <summary>Every kind of change has an inverse, a duration and a cost; the running system keeps to the words.</summary>
public class ChangeTermsTests
{
    private static readonly Duration LongEnough = Duration.FromSeconds(150);

    public static TheoryData<string> Descriptions => [.. ChangeCatalogue.All.Select(change => change.Describe())];

    [Fact]
    public void The_terms_hold_for_the_kind_whatever_the_instance()
    {
        foreach (var change in ChangeCatalogue.All)
        {
            Assert.Equal(change.Terms, ((Change)RuntimeHelpers.GetUninitializedObject(change.GetType())).Terms);
            Assert.NotEmpty(change.Terms.DescribeDuration());
            Assert.NotEmpty(change.Terms.DescribeCost());
            Assert.NotEqual(string.Empty, change.Terms.Until);
            Assert.NotEqual(string.Empty, change.Terms.Work);
        }
    }

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void A_change_is_complete_at_once_if_its_terms_say_so_and_some_time_otherwise(string description)
    {
        var change = ChangeCatalogue.All.Single(one => one.Describe() == description);
        var progress = Play(change);

        Assert.Equal((change.Kind, description), (progress.Kind, progress.Description));
        Assert.NotNull(progress.Completed);
        if (change.Terms.IsImmediate)
        {
            Assert.Equal(progress.Begun, progress.Completed);
        }
    }

    [Fact]
    public void Work_that_takes_time_is_reported_as_begun_and_as_done()
    {
        var taken = ChangeCatalogue.All.Where(change => !change.Terms.IsImmediate).GroupBy(change => change.Kind)
            .Where(kind => !Needless.Contains(kind.Key))
            .Select(kind => (kind.Key, Longest: kind.Max(change => Play(change).Taken!.Value)));

        Assert.All(taken, kind => Assert.True(kind.Longest > Duration.Zero, kind.Key));
    }

    /// <summary>Kinds that have nothing to wait for in this system, or whose work is tried elsewhere.</summary>
    private static readonly string[] Needless = ["set-warm-up", "restart-cache", "remove-cache", "add-tier", "remove-tier", "remove-replicas", "set-replicated-tables"];

    private static ChangeProgress Play(Change change)
    {
        var timeline = new ChangeTimeline();
        using var engine = new SequentialEngineFactory().Create(ChangeInverseTests.System, 31, timeline);
        engine.AdvanceTo(Instant.FromSeconds(1));
        engine.Apply(change, ChangeOrigin.Operator);
        engine.AdvanceTo(engine.Now + LongEnough);
        return Assert.Single(timeline.Changes, one => one.Origin == ChangeOrigin.Operator); // Restarts of the instances follow from it.
    }

    [Fact]
    public void The_price_of_the_system_moves_with_the_kinds_that_say_so_and_with_no_other()
    {
        var before = ChangeInverseTests.System;
        string[] added =
        [
            ChangeCatalogue.SecondCache.Name, ChangeCatalogue.MoveRender.Workers.Name, ChangeCatalogue.MoveRender.Queue.Name,
            .. ChangeCatalogue.All.OfType<AddTier>().Select(change => change.New.Name).Distinct(StringComparer.Ordinal),
        ];
        var prices = new PriceList(before.Tiers.Values.Select(tier => (Name: tier.Name, Size: MachineSizes.Of(tier))).Concat(added.Select(name => (Name: name, Size: default(MachineSize))))
            .ToImmutableSortedDictionary(tier => tier.Name, tier => new TierPrice(1, tier.Size) { PerCore = 0.1m, PerGibibyte = 0.01m }, StringComparer.Ordinal))
        {
            Disks = new DiskPrices { SolidState = 0.0001m, Nvme = 0.0002m, Spinning = 0.00005m },
        };

        var kinds = ChangeCatalogue.All.Select(change => change.Kind).ToHashSet(StringComparer.Ordinal);
        var moved = ChangeCatalogue.All.Select(change => (Change: change, Before: before))
            .Concat(ChangeCatalogue.All.Select(change => (Change: change.Inverse(before), Before: change.Apply(before))).Where(back => kinds.Contains(back.Change.Kind)))
            .GroupBy(one => (one.Change.Kind, one.Change.Terms.ChangesMachines))
            .Select(kind => (kind.Key, Moves: kind.Any(one => SystemCost.PerHour(one.Change.Apply(one.Before), prices) != SystemCost.PerHour(one.Before, prices))));

        Assert.All(moved, kind => Assert.True(kind.Key.ChangesMachines == kind.Moves, $"{kind.Key.Kind} changes the price: {kind.Moves}"));
    }
}
