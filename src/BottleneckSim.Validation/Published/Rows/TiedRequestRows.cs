using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>Table 2 of The Tail at Scale: the rows without ties are fitted by a law of service and a load, the tied rows predicted by tying alone.</summary>
/// <remarks>
/// Fitted outside the simulator, by least squares of log percentiles over gamma and lognormal services of five variabilities and seven loads:
/// idle: lognormal of mean 19.11 ms, c² = 1/4, load 0.2; with a concurrent sort: lognormal of mean 16.09 ms, c² = 1/6, load 0.6.
/// </remarks>
internal static class TiedRequestRows
{
    private const string Group = "Tail at Scale, Table 2";
    private const string Source = "Dean and Barroso 2013, Table 2";
    private const int Servers = 20;
    private const double RequestsPerSeed = 120_000;

    private static readonly double[] Shares = [0.5, 0.9, 0.99, 0.999];

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner) =>
    [
        .. Cluster(runner, "idle cluster", 19.11, 1 / 4.0, 0.2, [19, 38, 67, 98], [16, 29, 42, 61], ""),
        .. Cluster(runner, "with a concurrent sort", 16.09, 1 / 6.0, 0.6, [24, 56, 108, 159], [19, 38, 67, 108],
            "; the fit puts all that the sort does into waiting, which a tie escapes; the real sort slows the service of the disks, too, which it cannot"),
    ];

    private static IEnumerable<ValidationRow> Cluster(PublishedRunner runner, string name, double meanMilliseconds, double variation, double load, double[] untied, double[] tied, string caution)
    {
        var service = LognormalDistribution.FromMean(meanMilliseconds * PublishedSystems.Millisecond, Math.Sqrt(Math.Log(1 + variation)));
        var seconds = Duration.FromSeconds((long)(RequestsPerSeed * meanMilliseconds / 1_000 / (load * Servers)));
        var without = runner.Run(Describe(service, load, null), Duration.FromSeconds(10), seconds);
        var with = runner.Run(Describe(service, load, new CallPolicy { Tie = new TieOptions(TieOptions.DefaultAfter) }), Duration.FromSeconds(10), seconds);
        for (var index = 0; index < Shares.Length; index++)
        {
            yield return PublishedRunner.RowOf(without.Select(sink => sink.Percentile(Shares[index])), Row($"{name}, no hedge", Percentile(index), "ms", untied[index], EquivalenceMargin.Relative(0.05), "calibrated: service law and load"));
        }

        for (var index = 0; index < Shares.Length; index++)
        {
            yield return PublishedRunner.RowOf(with.Select(sink => sink.Percentile(Shares[index])), Row($"{name}, tied after 1 ms", Percentile(index), "ms", tied[index], EquivalenceMargin.Relative(0.25), "predicted from the untied row by tying alone" + caution));
        }

        yield return PublishedRunner.RowOf(with.Zip(without, (tie, single) => (tie.Utilisation("store") / single.Utilisation("store")) - 1), Row(
            $"{name}, tied after 1 ms", "extra load of the servers", "share", 0, EquivalenceMargin.Absolute(0.01), "predicted; published: under 1 %"));
    }

    private static string Percentile(int index) => FormattableString.Invariant($"p{100 * Shares[index]:0.#}");

    private static ValidationRow Row(string name, string compares, string unit, double reference, EquivalenceMargin margin, string remark) =>
        PublishedSystems.Row(Group, name, compares, unit, reference, Source, margin, remark);

    private static SystemDescription Describe(Distribution service, double load, CallPolicy? policy) => TheoryTiers.Join(
        [TheoryTiers.Poisson(load * Servers * PublishedSystems.Millisecond / service.Mean, "front")],
        TheoryTiers.ProcessorSharing("front", (TheoryTiers.Endpoint, [new CallStep("store", TheoryTiers.Endpoint, null, TheoryTiers.Patience) { Policy = policy }])),
        TheoryTiers.FirstComeFirstServed("store", 1, service) with { Instances = Servers, Balancer = new BalancerOptions(BalancingPolicy.Random) });
}
