using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Resources.Cpu.Neighbours;
using BottleneckSim.Models.Systems;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>Table 2 of The Tail at Scale: the rows without ties are fitted by a law of service and a load, the tied rows predicted by tying alone.</summary>
/// <remarks>
/// <code>
///   idle:               lognormal service of mean 19.11 ms, c² = 1/4, at load 0.2
///   concurrent sort:    the same requests and services; 45 % of the time the sort competes for the servers and takes 0.6 of what a request takes
///                       ──────┐█████████┌───────────┐█████████┌──        the phases of one sort, on all machines at once
/// </code>
/// Fitted outside the simulator by least squares of log percentiles: for the idle row over gamma and lognormal services of five variabilities and seven loads; for the sort over its
/// weight (steps of a tenth) and its share of the time (steps of a twentieth), all else as in the idle row.
/// </remarks>
internal static class TiedRequestRows
{
    private const string Group = "Tail at Scale, Table 2";
    private const string Source = "Dean and Barroso 2013, Table 2";
    private const int Servers = 20;
    private const double RequestsPerSeed = 120_000;

    private const double MeanMilliseconds = 19.11;
    private const double SquaredVariation = 1 / 4.0;
    private const double Load = 0.2;
    private const double SortWeight = 0.6;
    private const double SortShare = 0.45;
    private const int PeriodSeconds = 10;

    private static readonly Duration Warmup = Duration.FromSeconds(10);
    private static readonly double[] Shares = [0.5, 0.9, 0.99, 0.999];

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner) =>
    [
        .. Cluster(runner, "idle cluster", hasSort: false, [19, 38, 67, 98], [16, 29, 42, 61], "calibrated: service law and load"),
        .. Cluster(runner, "with a concurrent sort", hasSort: true, [24, 56, 108, 159], [19, 38, 67, 108], "calibrated: weight and phases of the sort; services and load from the idle row"),
    ];

    private static IEnumerable<ValidationRow> Cluster(PublishedRunner runner, string name, bool hasSort, double[] untied, double[] tied, string calibrated)
    {
        var service = LognormalDistribution.FromMean(MeanMilliseconds * PublishedSystems.Millisecond, Math.Sqrt(Math.Log(1 + SquaredVariation)));
        var window = Duration.FromSeconds((long)(RequestsPerSeed * MeanMilliseconds / 1_000 / (Load * Servers)) / PeriodSeconds * PeriodSeconds);
        var sort = hasSort ? Sort(window).ToList() : [];
        var without = runner.Run(Describe(service, null), Warmup, window, sort);
        var with = runner.Run(Describe(service, new CallPolicy { Tie = new TieOptions(TieOptions.DefaultAfter) }), Warmup, window, sort);
        for (var index = 0; index < Shares.Length; index++)
        {
            yield return PublishedRunner.RowOf(without.Select(sink => sink.Percentile(Shares[index])), Row($"{name}, no hedge", Percentile(index), "ms", untied[index], EquivalenceMargin.Relative(0.05), calibrated));
        }

        for (var index = 0; index < Shares.Length; index++)
        {
            yield return PublishedRunner.RowOf(with.Select(sink => sink.Percentile(Shares[index])), Row($"{name}, tied after 1 ms", Percentile(index), "ms", tied[index], EquivalenceMargin.Relative(0.25), "predicted from the untied row by tying alone"));
        }

        yield return PublishedRunner.RowOf(with.Zip(without, (tie, single) => (tie.Utilisation("store") / single.Utilisation("store")) - 1), Row(
            $"{name}, tied after 1 ms", "extra load of the servers", "share", 0, EquivalenceMargin.Absolute(0.01), "predicted; published: under 1 %"));
    }

    /// <summary>The sort comes and goes, a whole number of times in the window.</summary>
    private static IEnumerable<(Instant At, Change Change)> Sort(Duration window)
    {
        var neighbour = new NeighbourOptions(1, (int)(SortWeight * NeighbourOptions.DefaultWeight));
        for (var at = Instant.Zero + Warmup; at < Instant.Zero + Warmup + window; at += Duration.FromSeconds(PeriodSeconds))
        {
            yield return (at, new SetNeighbour("store", neighbour));
            yield return (at + Duration.FromMilliseconds((long)(SortShare * PeriodSeconds * 1_000)), new Isolate("store"));
        }
    }

    private static string Percentile(int index) => FormattableString.Invariant($"p{100 * Shares[index]:0.#}");

    private static ValidationRow Row(string name, string compares, string unit, double reference, EquivalenceMargin margin, string remark) =>
        PublishedSystems.Row(Group, name, compares, unit, reference, Source, margin, remark);

    private static SystemDescription Describe(Distribution service, CallPolicy? policy) => TheoryTiers.Join(
        [TheoryTiers.Poisson(Load * Servers * PublishedSystems.Millisecond / service.Mean, "front")],
        TheoryTiers.ProcessorSharing("front", (TheoryTiers.Endpoint, [new CallStep("store", TheoryTiers.Endpoint, null, TheoryTiers.Patience) { Policy = policy }])),
        TheoryTiers.FirstComeFirstServed("store", 1, service) with { Instances = Servers, Balancer = new BalancerOptions(BalancingPolicy.Random) });
}
