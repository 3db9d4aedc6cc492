using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Changes;
using BottleneckSim.Models.LoadBalancing.Outliers;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Requests;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.LoadBalancing.Outliers;

public class OutlierTests
{
    private static readonly OutlierOptions Terms = new()
    {
        ConsecutiveFailures = 5,
        Interval = Duration.FromSeconds(1),
        BaseEjection = Duration.FromSeconds(3),
        MaximumEjection = Duration.FromSeconds(100),
        MinimumRequests = 10,
    };

    [Fact]
    public void An_instance_that_fails_is_ejected_for_longer_every_time()
    {
        var web = Village.Web(new SleepStep(Town.Always(1))) with { Instances = 4, Balancer = new BalancerOptions { Outliers = Terms } };
        var record = Record.Of(Village.Of(Village.Every(10), web), seconds: 40, (1.5, new CrashNode("web", 3)));
        var failures = record.Finished.Where(fact => fact.Outcome != RequestOutcome.Succeeded).Select(fact => fact.Issued.Milliseconds()).ToList();
        var bursts = failures.Where((at, index) => index == 0 || at - failures[index - 1] > 500).ToList();
        var pauses = bursts.Zip(bursts.Skip(1)).Select(pair => (pair.Second - pair.First) / 1_000).ToList();

        // Five failures at a time; 3, 6, 9 … s of probation, which ends at a look, less one for the quiet look in between.
        Assert.All(bursts, burst => Assert.Equal(5, failures.Count(at => at >= burst && at < burst + 500)));
        Assert.InRange(pauses[0], 3, 4.2);
        Assert.InRange(pauses[1], 6, 7.2);
        Assert.InRange(pauses[2], 9, 10.2);
    }

    [Fact]
    public void A_slow_instance_is_put_on_probation_by_its_peers_latency()
    {
        // Least connections would hide it; round robin sends it its share until it is out.
        var web = Village.Web(new UseCpuStep(Town.Always(4))) with { Instances = 3, Balancer = new BalancerOptions { Outliers = Terms with { LatencyFactor = 3 } } };
        var backends = Table(3);
        foreach (var instance in new[] { 0, 1, 2 })
        {
            for (var answer = 0; answer < 20; answer++)
            {
                OutlierDetector.Note(backends[instance], backends, web.Balancer.Outliers!, hasFailed: false, Duration.FromMilliseconds(instance == 1 ? 40 : 10), Instant.FromSeconds(1));
            }
        }

        OutlierDetector.Look(backends, web.Balancer.Outliers!, Instant.FromSeconds(1));
        Assert.Equal(Instant.FromSeconds(4), backends[1].EjectedUntil);
        Assert.Null(backends[0].EjectedUntil);
        OutlierDetector.Look(backends, web.Balancer.Outliers!, Instant.FromSeconds(3));
        Assert.NotNull(backends[1].EjectedUntil);
        OutlierDetector.Look(backends, web.Balancer.Outliers!, Instant.FromSeconds(4));
        Assert.Null(backends[1].EjectedUntil);
    }

    [Fact]
    public void Exactly_those_are_slow_whose_mean_is_above_the_lower_median_of_the_others_times_the_factor() => Prop.ForAll(
        Gen.Choose(1, 6).NonEmptyListOf().ToArbitrary(),
        milliseconds =>
        {
            var options = Terms with { LatencyFactor = 1.5, MinimumRequests = 1, MaximumEjectedShare = 1 };
            var backends = Table(milliseconds.Count);
            foreach (var instance in backends.All)
            {
                OutlierDetector.Note(backends[instance], backends, options, hasFailed: false, Duration.FromMilliseconds(milliseconds[instance]), Instant.Zero);
            }

            OutlierDetector.Look(backends, options, Instant.Zero);
            return backends.All.All(instance =>
            {
                var others = milliseconds.Where((_, other) => other != instance).Order().ToList();
                return (backends[instance].EjectedUntil is not null) == (others.Count > 0 && milliseconds[instance] > 1.5 * others[(others.Count - 1) / 2]);
            });
        }).Check(seed: 1, tests: 2_000);

    [Theory]
    [InlineData(10, 0.1, 1)]
    [InlineData(10, 0.35, 3)]
    [InlineData(3, 0.1, 1)]
    [InlineData(1, 1.0, 0)]
    public void No_more_than_the_share_is_ejected_but_always_one_of_several(int instances, double share, int most)
    {
        var backends = Table(instances);
        for (var failure = 0; failure < 6; failure++)
        {
            foreach (var instance in backends.All)
            {
                OutlierDetector.Note(backends[instance], backends, Terms with { MaximumEjectedShare = share }, hasFailed: true, Duration.Zero, Instant.Zero);
            }
        }

        Assert.Equal(most, backends.EjectedCount);
    }

    [Fact]
    public void Probation_that_is_switched_off_brings_everybody_back()
    {
        var web = Village.Web(new SleepStep(Town.Always(1))) with { Instances = 4, Balancer = new BalancerOptions { Outliers = Terms } };
        var record = Record.Of(Village.Of(Village.Every(10), web), seconds: 4, (1, new CrashNode("web", 3)), (2.5, new SetOutlierProbation("web", null)));

        Assert.Equal(0, Failures(record, 1_500, 2_490));
        Assert.InRange(Failures(record, 2_600, 3_600), 24, 26);
    }

    private static BackendTable Table(int instances)
    {
        var system = SystemCompiler.Compile(Village.Of(Village.Every(1), Village.Web() with { Instances = instances, Balancer = new BalancerOptions() }));
        var tier = system.Tiers.Single(one => one.Name == "web");
        var table = new BackendTable();
        table.Configure(Renumbered(tier), Instant.Zero, new BalancerOptions());
        return table;
    }

    private static TierBlueprint Renumbered(TierBlueprint tier) => new()
    {
        Index = tier.Index,
        Name = tier.Name,
        Operations = tier.Operations,
        EntryNode = tier.EntryNode,
        Instances = [.. Enumerable.Range(0, tier.Instances.Length)],
    };

    private static int Failures(Record record, double from, double to) => record.Finished.Count(
        fact => fact.Outcome != RequestOutcome.Succeeded && fact.Issued.Milliseconds() >= from && fact.Issued.Milliseconds() < to);
}
