using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Systems;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>Hedged requests: reading 1,000 keys from 100 servers, and what hedging after the 95th percentile costs.</summary>
/// <remarks>
/// <code>
///   P(server &gt; t)        body to 10 ms; beyond it a power law through (10 ms, 2 %) and (1,800 ms, 10⁻⁵)
///   root = slowest of 100 servers:   p99.9 of 1,800 ms needs a server beyond it once in 100,000;   2 % more requests means that 2 % take over 10 ms
/// </code>
/// Both points follow from the unhedged row and the published extra load; the power law between them is an assumption.
/// </remarks>
internal static class HedgedRequestRows
{
    private const int Servers = 100;
    private const double RootsPerSeed = 4_000;
    private const double RootsPerSecond = 10;
    private const double Late = 0.02;
    private const double Rare = 1e-5;
    private const double LateMilliseconds = 10;
    private const double RareMilliseconds = 1_800;
    private const int Knots = 16;
    private const string Group = "Hedged requests";
    private const string Source = "Dean and Barroso 2013";

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner)
    {
        var law = Server();
        var window = Duration.FromSeconds((long)(RootsPerSeed / RootsPerSecond));
        var after = new CallPolicy { Hedge = new HedgeOptions(Duration.FromMilliseconds((long)LateMilliseconds)) };
        var plain = runner.Run(Describe(law, Servers, null), Duration.Zero, window);
        var hedged = runner.Run(Describe(law, Servers, after), Duration.Zero, window);
        yield return PublishedRunner.RowOf(plain.Select(sink => sink.Percentile(0.999)), Row(
            "1,000 keys on 100 servers, no hedge", "p99.9", "ms", RareMilliseconds, null, "calibrated, one of two points of the servers' law; too rare for a gate"));
        yield return PublishedRunner.RowOf(hedged.Select(sink => sink.Percentile(0.999)), Row(
            "1,000 keys on 100 servers, hedged after 10 ms", "p99.9", "ms", 74, EquivalenceMargin.Relative(0.25), "predicted by hedging alone; the power law between the two points is assumed"));
        yield return PublishedRunner.RowOf(hedged.Zip(plain, Extra), Row(
            "1,000 keys on 100 servers, hedged after 10 ms", "extra requests", "share", Late, EquivalenceMargin.Absolute(0.005), "calibrated, the other point"));

        var body = LognormalDistribution.FromMean(10 * PublishedSystems.Millisecond, 0.5);
        var tail = Duration.FromNanoseconds((long)Percentile95(body));
        var single = runner.Run(Describe(body, 1, null), Duration.Zero, Duration.FromSeconds(2_000));
        var twice = runner.Run(Describe(body, 1, new CallPolicy { Hedge = new HedgeOptions(tail) }), Duration.Zero, Duration.FromSeconds(2_000));
        yield return PublishedRunner.RowOf(twice.Zip(single, Extra), Row(
            "hedged after the 95th percentile", "extra requests", "share", 0.05, EquivalenceMargin.Absolute(0.005), "predicted; lognormal answers of 10 ms"));
    }

    private static double Extra(LatencySink more, LatencySink fewer) => (more.Utilisation("server") / fewer.Utilisation("server")) - 1;

    private static ValidationRow Row(string name, string compares, string unit, double reference, EquivalenceMargin? margin, string remark) =>
        PublishedSystems.Row(Group, name, compares, unit, reference, Source, margin, remark);

    private static QuantileDistribution Server()
    {
        var exponent = Math.Log(Late / Rare) / Math.Log(RareMilliseconds / LateMilliseconds);
        var tail = Enumerable.Range(0, Knots + 1).Select(knot => LateMilliseconds * Math.Pow(RareMilliseconds / LateMilliseconds, knot / (double)Knots))
            .Select(value => (1 - (Late * Math.Pow(value / LateMilliseconds, -exponent)), value * PublishedSystems.Millisecond));
        return new QuantileDistribution([(0, PublishedSystems.Millisecond), (0.5, 3 * PublishedSystems.Millisecond), .. tail, (1, 3 * RareMilliseconds * PublishedSystems.Millisecond)]);
    }

    /// <summary>exp(µ + 1.644854 σ).</summary>
    private static double Percentile95(LognormalDistribution law) => law.Mean * Math.Exp((1.644854 * 0.5) - (0.5 * 0.5 / 2));

    /// <summary>A copy is another execution and asks for another time; each takes a microsecond of processor time, so that copies can be counted.</summary>
    private static SystemDescription Describe(Distribution law, int copies, CallPolicy? policy) => TheoryTiers.Join(
        [TheoryTiers.Poisson(RootsPerSecond / 1_000, "root")],
        TheoryTiers.ProcessorSharing("root", (TheoryTiers.Endpoint, [new ParallelStep([[new CallStep("server", TheoryTiers.Endpoint, null, TheoryTiers.Patience) { Policy = policy }]]) { Copies = copies }])),
        TheoryTiers.ProcessorSharing(
            "server", (TheoryTiers.Endpoint, [TheoryTiers.Compute(PublishedSystems.Constant(0.001)), new SleepStep(new DurationDemand(law, DrawScope.PerExecution))])) with
        {
            Instances = Servers,
            Balancer = new BalancerOptions(BalancingPolicy.RoundRobin),
        });
}
