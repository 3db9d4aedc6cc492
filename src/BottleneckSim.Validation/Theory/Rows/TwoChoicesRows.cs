using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>The shorter of two queues drawn at random, among very many servers.</summary>
internal static class TwoChoicesRows
{
    /// <summary>The heading.</summary>
    public const string Group = "Two random choices";

    private const int Replications = 40;
    private const int Samplings = 400;
    private const double RelaxationServices = 10;
    private const double HeavyRelaxationServices = 40;
    private const int LightReplications = 110;
    private const int HeavyReplications = 20;
    private const double WindowRelaxations = 100.1;

    // The balancer knows of an answer only a link later; beside a service 100 times as long that is nothing.
    private const double Stretch = 100;

    /// <summary>1,000 servers at 0.9 and 500 at 0.7.</summary>
    public static IEnumerable<TheorySystem> All() => new[] { (0.7, 500, 3), (0.9, 1_000, 5) }.Select(row => System(row.Item1, row.Item2, row.Item3, RelaxationServices, Replications));

    /// <summary>Other loads.</summary>
    public static IEnumerable<TheorySystem> More() =>
    [
        System(0.3, 500, 2, RelaxationServices, LightReplications), System(0.5, 500, 2, RelaxationServices, Replications), System(0.8, 1_000, 4, RelaxationServices, Replications),
        System(0.95, 1_000, 5, HeavyRelaxationServices, HeavyReplications),
    ];

    private static TheorySystem System(double load, int servers, int depths, double relaxation, int replications)
    {
        var allowance = TwoChoicesQueue.FiniteServersConstant(load) / servers;
        return new TheorySystem
        {
            Group = Group,
            Name = $"{servers} servers at {load}",
            Abscissa = load,
            System = TheoryTiers.Join(
                [TheoryTiers.Poisson(load * servers / Stretch)],
                TheoryTiers.FirstComeFirstServed("web", 1, TheoryTiers.Exponential(Stretch * TheoryTiers.Service)) with
                {
                    Instances = servers,
                    Balancer = new BalancerOptions(BalancingPolicy.TwoChoices),
                }),
            Length = new RunLength(Services(relaxation), Services(WindowRelaxations * relaxation), replications, Samplings) { Requests = load * servers * WindowRelaxations * relaxation * replications },
            Figures =
            [
                .. Enumerable.Range(1, depths).Select(depth =>
                {
                    var exact = TwoChoicesQueue.ShareWithAtLeast(depth, load);
                    return new TheoryFigure(
                        $"share of servers with at least {depth}", "share", exact, "ρ^(2^k − 1) (Mitzenmacher 2001)",
                        EquivalenceMargin.Absolute((Figures.MarginAt(load).Value * exact) + allowance), sink => sink.ShareOfNodesWithAtLeast(depth))
                    {
                        Remark = FormattableString.Invariant($"margin {ReportNumber.Text(100 * Figures.MarginAt(load).Value)} % and {ReportNumber.Text(allowance)} for {servers} servers instead of infinitely many (Gast 2017)"),
                    };
                }),
            ],
        };
    }

    private static Duration Services(double count) => Duration.FromNanoseconds((long)(count * Stretch * TheoryTiers.Service));
}
