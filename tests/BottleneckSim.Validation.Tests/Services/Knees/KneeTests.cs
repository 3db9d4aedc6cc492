using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Validation.Services.Knees;

namespace BottleneckSim.Validation.Tests.Services.Knees;

public sealed class KneeTests
{
    [Fact]
    public void The_knee_lies_where_the_curve_crosses_five_times_its_first_value()
    {
        KneePoint[] curve = [new(10, 1), new(50, 2), new(90, 12.5), new(100, 100)];

        // Half-way between 2 and 12.5 in the logarithm lies 5.
        Assert.Equal(70, Knee.Find(curve)!.Value, 9);
    }

    [Fact]
    public void A_point_that_reaches_the_threshold_exactly_is_the_knee() => Assert.Equal(50, Knee.Find([new(10, 1), new(50, 5), new(60, 7)])!.Value, 9);

    [Fact]
    public void A_curve_that_stays_low_has_no_knee() => Assert.Null(Knee.Find([new(10, 1), new(50, 2), new(90, 4.9)]));

    [Fact]
    public void A_curve_that_falls_back_bends_at_its_first_crossing() => Assert.Equal(20, Knee.Find([new(10, 1), new(20, 5), new(30, 2), new(40, 50)])!.Value, 9);

    [Fact]
    public void Rates_that_do_not_rise_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Knee.Find([new(10, 1)]));
        Assert.Throws<ArgumentException>(() => Knee.Find([new(10, 1), new(10, 2)]));
    }

    [Fact]
    public void A_simulated_queue_bends_where_theory_says()
    {
        // M/M/1: p95 = ln 20 ÷ (μ − λ). With the first point at a load of 0.1, five times its p95 is reached at 1 − 0.9 ÷ 5 = 0.82.
        const double serviceRate = 1_000;
        double[] loads = [0.1, 0.7, 0.8, 0.84, 0.9];

        var knee = Knee.Find([.. loads.Select(load => new KneePoint(load * serviceRate, SimulatedP95(load * serviceRate, serviceRate)))]);

        Assert.InRange(knee!.Value / serviceRate, 0.81, 0.83);
    }

    private static double SimulatedP95(double arrivals, double serviceRate)
    {
        var server = new WebOptions
        {
            Name = "server",
            Cpu = new CpuOptions(1),
            Workers = 1,
            AcceptQueue = 100_000,
            Endpoints = ImmutableSortedDictionary.Create<string, EndpointOptions>(StringComparer.Ordinal)
                .Add("serve", new EndpointOptions("serve", [new UseCpuStep(new DurationDemand(new ExponentialDistribution(1e9 / serviceRate)))])),
        };
        var load = new OpenLoadOptions
        {
            Name = "users",
            To = "server",
            ArrivalsPerSecond = arrivals,
            Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add("serve", 1),
        };
        var sink = new LatencySink();
        using var engine = new SequentialEngine(
            new SystemDescription
            {
                Tiers = ImmutableSortedDictionary.Create<string, TierOptions>(StringComparer.Ordinal).Add(server.Name, server),
                Loads = ImmutableSortedDictionary.Create<string, LoadOptions>(StringComparer.Ordinal).Add(load.Name, load),
                DefaultLink = new LinkOptions(LinkOptions.MinimumLatency),
            },
            seed: 3,
            sink);
        engine.AdvanceTo(Instant.Zero + Duration.FromSeconds(400));
        return sink.Latencies.Order().ElementAt((int)(0.95 * sink.Latencies.Count));
    }

    private sealed class LatencySink : ObservationSink
    {
        public List<long> Latencies { get; } = [];

        public override ObservationInterests Interests => ObservationInterests.Requests;

        public override void Observe(in RequestFinished fact) => Latencies.Add(fact.Latency.Nanoseconds);
    }
}
