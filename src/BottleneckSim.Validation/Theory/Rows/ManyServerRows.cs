using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>Several servers and bounded queues: M/M/c, Erlang C, M/M/c/K, Erlang B.</summary>
internal static class ManyServerRows
{
    private const int Replications = 100;
    private const int Four = 4;
    private const int Ten = 10;
    private const int Sixteen = 16;
    private const double LeastDecided = 6;
    private const string Sojourn = "Erlang C (Kleinrock I, 3.5)";

    /// <summary>M/M/4.</summary>
    public static IEnumerable<TheorySystem> Unbounded() => new[] { (0.3, 4), (0.5, 5), (0.7, 16), (0.8, 130) }.Select(row => Unbounded(Four, row.Item1, row.Item2));

    /// <summary>M/M/16, whose percentiles can be decided at heavy load with fewer requests.</summary>
    public static IEnumerable<TheorySystem> HeavyUnbounded() =>
        new[] { (0.5, 4), (0.7, 5), (0.8, 7), (0.9, 62), (0.95, 330) }.Select(row => Unbounded(Sixteen, row.Item1, row.Item2));

    /// <summary>M/M/4 at the heaviest loads.</summary>
    public static IEnumerable<TheorySystem> HeavyFour() => new[] { (0.9, 450), (0.95, 560) }.Select(row => Unbounded(Four, row.Item1, row.Item2));

    private static TheorySystem Unbounded(int servers, double load, int millions)
    {
        var margin = Figures.MarginAt(load);
        return System($"M/M/{servers} at {load}", "M/M/c", load, servers, millions, TheoryTiers.FirstComeFirstServed("web", servers, TheoryTiers.Exponential())) with
        {
            Figures =
            [
                Figures.MeanSojourn(ManyServerQueue.MeanSojourn(servers, load), Sojourn, margin),
                .. Figures.Percentiles(share => ManyServerQueue.SojournQuantile(servers, load, share), Sojourn, margin),
                Figures.Utilisation(load),
                Figures.Arrivals(servers * load),
            ],
            Controls = [Controls.ArrivalsOf(servers * load), Controls.WorkOf(load)],
        };
    }

    /// <summary>Erlang C: the share of requests that wait.</summary>
    public static IEnumerable<TheorySystem> Delays() => new[] { (Four, 0.5, 13), (Ten, 0.7, 46), (Ten, 0.8, 30) }.Select(Delay);

    /// <summary>Erlang C at other loads.</summary>
    public static IEnumerable<TheorySystem> MoreDelays() => new[] { (Four, 0.3, 40), (Ten, 0.9, 30), (Ten, 0.95, 16) }.Select(Delay);

    private static TheorySystem Delay((int Servers, double Load, int Millions) row)
    {
        var (servers, load, millions) = row;
        return System($"M/M/{servers} at {load}, waiting", "Erlang C", load, servers, millions, TheoryTiers.FirstComeFirstServed("web", servers, TheoryTiers.Exponential())) with
        {
            Interests = ObservationInterests.Requests | ObservationInterests.Jobs,
            Figures =
            [
                new TheoryFigure(
                    "share that waits", "share", ErlangFormulas.Delay(servers, servers * load), "Erlang C", Figures.MarginAt(load), sink => sink.JobsThatWaited / (double)sink.JobsThatCame) { IsControlled = true },
                Figures.Utilisation(load),
                Figures.Arrivals(servers * load),
            ],
            Controls = [Controls.ArrivalsOf(servers * load), Controls.WorkOf(load)],
        };
    }

    /// <summary>M/M/1/10 and M/M/4/10: at most ten in the system.</summary>
    public static IEnumerable<TheorySystem> Bounded() => Bounded([(1, 0.7, 9), (1, 0.9, 8), (1, 0.95, 4), (1, 1.2, 4), (Four, 0.9, 6), (Four, 1.2, 4)]);

    /// <summary>The same at other loads.</summary>
    public static IEnumerable<TheorySystem> MoreBounded() => Bounded([(1, 0.3, 4), (1, 0.5, 6), (1, 0.8, 9), (Four, 0.3, 4), (Four, 0.5, 5), (Four, 0.7, 6), (Four, 0.8, 6), (Four, 0.95, 4)]);

    private static IEnumerable<TheorySystem> Bounded((int Servers, double Load, int Millions)[] rows) =>
        from row in rows
        let exactRefused = BoundedQueue.Refusals(row.Servers, Ten, row.Load)
        let margin = Figures.MarginAt(row.Load < 1 ? row.Load : 0)
        select System(
            $"M/M/{row.Servers}/{Ten} at {row.Load}", "M/M/c/K", Math.Min(row.Load, 0.9), row.Servers, row.Millions,
            TheoryTiers.FirstComeFirstServed("web", row.Servers, TheoryTiers.Exponential(), Ten - row.Servers)) with
        {
            Abscissa = row.Load,
            System = TheoryTiers.Join([TheoryTiers.Poisson(row.Load * row.Servers)], TheoryTiers.FirstComeFirstServed("web", row.Servers, TheoryTiers.Exponential(), Ten - row.Servers)),
            Figures =
            [
                Figures.MeanSojourn(BoundedQueue.MeanSojourn(row.Servers, Ten, row.Load), "Kleinrock I, 3.6: of the accepted", margin),
                new TheoryFigure("accepted share", "share", 1 - exactRefused, "Kleinrock I, 3.6: 1 − p_K", margin, sink => 1 - sink.Population().FailedShare),
            ],
        };

    /// <summary>M/G/c/c: no queue at all. The share lost does not depend on the law of service.</summary>
    public static IEnumerable<TheorySystem> Losses() => Losses([(6, "exponential", 42), (8, "exponential", 17), (8, "uniform", 14), (12, "exponential", 4)]);

    /// <summary>The same at other loads; the share lost at three and five erlangs is too rare to decide, the servers' utilisation is not.</summary>
    public static IEnumerable<TheorySystem> MoreLosses() => Losses([(3, "exponential", 4), (5, "uniform", 4), (7, "exponential", 25), (9, "uniform", 12), (9.5, "exponential", 12)]);

    private static IEnumerable<TheorySystem> Losses((double Offered, string Law, int Millions)[] rows) =>
        from row in rows
        let service = row.Law == "uniform" ? new UniformDistribution(0, 2 * TheoryTiers.Service) : TheoryTiers.Exponential()
        select System(
            $"{Ten} servers, {row.Offered} erlangs, {row.Law}", "Erlang B", Math.Min(row.Offered / Ten, 0.9), Ten, row.Millions, TheoryTiers.FirstComeFirstServed("web", Ten, service, 0)) with
        {
            System = TheoryTiers.Join([TheoryTiers.Poisson(row.Offered)], TheoryTiers.FirstComeFirstServed("web", Ten, service, 0)),
            Figures =
            [
                new TheoryFigure("share lost", "share", ErlangFormulas.Loss(Ten, row.Offered), "Erlang B (Kleinrock I, 3.7)", row.Offered < LeastDecided ? null : EquivalenceMargin.Relative(0.01), sink => sink.Population().FailedShare),
                Figures.Utilisation(row.Offered / Ten * (1 - ErlangFormulas.Loss(Ten, row.Offered))),
            ],
        };

    private static TheorySystem System(string name, string group, double load, int servers, int millions, Models.Web.WebOptions station) => new()
    {
        Group = group,
        Name = name,
        Abscissa = load,
        System = TheoryTiers.Join([TheoryTiers.Poisson(load * servers)], station),
        Length = RunLength.OfRequests(1e6 * millions, load * servers / TheoryTiers.Service, ManyServerQueue.RelaxationTime(servers, load) * TheoryTiers.Service, Replications),
        Figures = [],
        ErrorWeight = RunSizes.WeightOf(millions),
        IsBounded = millions <= 5,
    };
}
