using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Validation.Services.Demands;

namespace BottleneckSim.Validation.Services.Predictions;

/// <summary>Simulates the service at a rate, seen through the same window as the real one.</summary>
/// <param name="configuration">As the service is configured.</param>
/// <param name="demands">The demands when requests come at a rate, from measurements at low load alone.</param>
/// <param name="window">What is counted.</param>
/// <param name="firstSeed">Seeds are this one and those that follow.</param>
public sealed class ServicePredictor(ServiceConfiguration configuration, Func<double, ServiceDemands> demands, RateWindow window, ulong firstSeed)
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>What is left of a load that has ended: a request in a thousand seconds.</summary>
    private const double Ended = 0.001;

    private static readonly Duration LongestDrain = Duration.FromSeconds(60);

    /// <summary>Simulates windows at a rate.</summary>
    /// <param name="perSecond">The rate.</param>
    /// <param name="seeds">How many windows, each with a seed of its own.</param>
    /// <param name="cancellation">Ends it.</param>
    public RateSummary Predict(double perSecond, int seeds, CancellationToken cancellation)
    {
        var system = ServiceSystem.Of(configuration, demands(perSecond), perSecond);
        var windows = new RateObservation[seeds];
        for (var seed = 0; seed < seeds; seed++)
        {
            cancellation.ThrowIfCancellationRequested();
            windows[seed] = Observe(system, firstSeed + (ulong)seed);
        }

        return new RateSummary(perSecond, [.. windows]);
    }

    private RateObservation Observe(Models.Systems.SystemDescription system, ulong seed)
    {
        var sink = new WindowSink(window);
        using var engine = new SequentialEngine(system, seed, sink);
        engine.AdvanceTo(Instant.Zero + window.WarmUp);
        engine.Sample();
        sink.Begin();
        engine.AdvanceTo(Instant.Zero + window.Whole);
        engine.Sample();
        var (hitShare, utilisation) = sink.Counted(window.Counted);
        engine.Apply(new SetArrivals(ServiceSystem.Customers, Ended), ChangeOrigin.Operator);
        engine.AdvanceTo(Instant.Zero + window.Whole + LongestDrain);
        return new RateObservation([.. sink.Latencies.Order()], sink.Answers / (window.Counted.Nanoseconds / NanosecondsPerSecond), hitShare, utilisation);
    }

    /// <summary>Keeps what a window counts.</summary>
    private sealed class WindowSink(RateWindow window) : ObservationSink
    {
        private const string ThreadPool = "thread-pool";

        private readonly Dictionary<int, NodeDescribed> _nodes = [];
        private CacheSampled _cache;
        private CacheSampled _cacheBefore;
        private ResourceSampled _cpu;
        private ResourceSampled _cpuBefore;

        public List<double> Latencies { get; } = [];

        public int Answers { get; private set; }

        public override ObservationInterests Interests => ObservationInterests.Requests;

        public void Begin() => (_cacheBefore, _cpuBefore) = (_cache, _cpu);

        public (double HitShare, double Utilisation) Counted(Duration counted)
        {
            var (hits, misses) = (_cache.Hits - _cacheBefore.Hits, _cache.Misses - _cacheBefore.Misses);
            return ((double)hits / Math.Max(1, hits + misses), (double)(_cpu.JobNanoseconds - _cpuBefore.JobNanoseconds) / counted.Nanoseconds);
        }

        public override void Observe(NodeDescribed fact) => _nodes[fact.Node] = fact;

        public override void Observe(in CacheSampled fact) => _cache = fact;

        public override void Observe(in ResourceSampled fact)
        {
            if (fact.Resource == 0 && string.Equals(_nodes[fact.Node].Tier, ThreadPool, StringComparison.Ordinal))
                _cpu = fact;
        }

        public override void Observe(in RequestFinished fact)
        {
            if (fact.Outcome != RequestOutcome.Succeeded)
                throw new InvalidOperationException($"A simulated request ended as {fact.Outcome}; the bounds of the system are meant never to be reached.");
            if (window.Counts(fact.Issued.Nanoseconds))
                Latencies.Add(fact.Latency.Nanoseconds);
            if (window.Counts(fact.Time.Nanoseconds))
                Answers++;
        }
    }
}
