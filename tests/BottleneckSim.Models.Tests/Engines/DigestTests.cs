using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Changes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Engines;

/// <summary>
/// Golden digests: the same bits in every process, build and machine. A row changes only when a model it names was changed on purpose; then the
/// test's message gives the new digest.
/// </summary>
public class DigestTests
{
    [Theory]
    [InlineData("processor, slots, open load", "091a9156dd1ac15d")]
    [InlineData("balancer, closed load, jitter", "8269d1f0d792350a")]
    [InlineData("cache", "726f0238339124ad")]
    [InlineData("queue and workers", "ac67565df0952358")]
    [InlineData("changes in flight, without a database", "056cd28c75c54196")]
    public void The_digest_of_a_known_run_is_the_published_one(string name, string digest) => Assert.Equal(digest, DigestOf(name));

    [Fact]
    public void Every_kind_of_node_together_repeats_bit_for_bit_whoever_watches()
    {
        var unwatched = Run(Town.System, new NullSink(), 6, sampled: false);

        Assert.Equal(unwatched, Run(Town.System, new NullSink(), 6, sampled: false));
        Assert.Equal(unwatched, Run(Town.System, new Record(), 6, sampled: true));
        Assert.NotEqual(unwatched, Run(Town.System, new NullSink(), 7, sampled: false));
    }

    [Fact]
    public void How_far_it_is_asked_to_go_at_a_time_makes_no_difference()
    {
        using var engine = new SequentialEngine(Town.System, 1, new NullSink());
        for (var millisecond = 1; millisecond <= 3_000; millisecond += 7)
        {
            engine.AdvanceTo(Instant.FromNanoseconds(millisecond * 1_000_000L));
        }

        engine.AdvanceTo(Instant.FromSeconds(3));
        Assert.Equal(Run(Town.System, new NullSink(), 1, sampled: false), engine.Digest);
    }

    private static string DigestOf(string name) => name switch
    {
        "processor, slots, open load" => Run(Simple(Town.Compute(9), Town.Compute(4, "render"))),
        "balancer, closed load, jitter" => Run(Without(Town.System, "db", "cache", "letters", "mailer") with
        {
            Tiers = Town.Named<TierOptions>(tier => tier.Name, Town.Back, WebWith(new CallStep("back", "GET /stock", "back", Duration.FromMilliseconds(40)))),
        }),
        "cache" => Run(Simple(new CacheStep("cache", "items", [new SleepStep(Town.Exponential(20))], CacheStep.DefaultTimeout))),
        "queue and workers" => Run(Simple(new EnqueueStep("letters", Town.Mail, EnqueueStep.DefaultTimeout))),
        _ => RunWithChanges(),
    };

    private static string RunWithChanges()
    {
        using var engine = new SequentialEngine(
            Simple(Town.Compute(5), new CacheStep("cache", "items", [new SleepStep(Town.Exponential(20))], CacheStep.DefaultTimeout), new EnqueueStep("letters", Town.Mail, EnqueueStep.DefaultTimeout)),
            1,
            new NullSink());
        foreach (var change in ChangeCatalogue.All.Where(change => change.Kind is "burn-cpu" or "resize" or "set-workers" or "set-cpu-demand" or "scale" or "resize-cache" or "set-lifetime" or "add-latency" && change is not ResizeCpu { MaximumUnavailable: not null }))
        {
            engine.AdvanceTo(engine.Now + Duration.FromMilliseconds(137));
            try
            {
                engine.Apply(change, ChangeOrigin.Operator);
            }
            catch (ChangeRefusedException)
            {
                // Made for a larger system.
            }
        }

        engine.AdvanceTo(engine.Now + Duration.FromSeconds(2));
        return engine.Digest;
    }

    private static string Run(SystemDescription system, ObservationSink? sink = null, ulong seed = 1, bool sampled = false)
    {
        using var engine = new SequentialEngine(system, seed, sink ?? new NullSink());
        for (var second = 1; second <= 3; second++)
        {
            engine.AdvanceTo(Instant.FromSeconds(second));
            if (sampled)
            {
                engine.Sample();
            }
        }

        return engine.Digest;
    }

    private static SystemDescription Without(SystemDescription system, params string[] tiers) => system with { Tiers = system.Tiers.RemoveRange(tiers) };

    private static BottleneckSim.Models.Web.WebOptions WebWith(Step step) => Town.Web with
    {
        Endpoints = Town.Named(endpoint => endpoint.Name, new EndpointOptions(Town.Browse, [Town.Compute(2), step]), new EndpointOptions(Town.Order, [step])),
        Pools = Town.Web.Pools.Remove("orders-db"),
    };

    private static SystemDescription Simple(params Step[] steps) => Village.Of(
        Village.Every(5) with { Process = BottleneckSim.Models.Loads.ArrivalProcess.Poisson },
        Village.Web(steps),
        new CacheOptions { Name = "cache", Cpu = new CpuOptions(1), MemoryBytes = 50 * 1_024, Lifetime = Duration.FromMilliseconds(700) },
        new QueueOptions { Name = "letters" },
        Town.Mailer) with
    {
        KeySpaces = Town.Named(keys => keys.Name, new KeySpaceOptions("items", 500, 1)),
    };
}
