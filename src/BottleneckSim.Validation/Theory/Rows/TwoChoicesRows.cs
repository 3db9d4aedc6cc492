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
    private const double Window = 1_001;

    // The balancer knows of an answer only a link later; beside a service 100 times as long that is nothing.
    private const double Stretch = 100;

    /// <summary>1,000 servers at 0.9 and 500 at 0.7.</summary>
    public static IEnumerable<TheorySystem> All() => new[] { (0.7, 500, 3), (0.9, 1_000, 5) }.Select(row =>
    {
        var (load, servers, depths) = row;
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
            Length = new RunLength(
                Duration.FromNanoseconds((long)(RelaxationServices * Stretch * TheoryTiers.Service)), Duration.FromNanoseconds((long)(Window * Stretch * TheoryTiers.Service)), Replications, Samplings),
            Figures =
            [
                .. Enumerable.Range(1, depths).Select(depth =>
                {
                    var exact = TwoChoicesQueue.ShareWithAtLeast(depth, load);
                    return new TheoryFigure(
                        $"share of servers with at least {depth}", "share", exact, "ρ^(2^k − 1) (Mitzenmacher 2001)",
                        EquivalenceMargin.Absolute((0.01 * exact) + allowance), sink => sink.ShareOfNodesWithAtLeast(depth))
                    {
                        Remark = FormattableString.Invariant($"margin 1 % and {ReportNumber.Text(allowance)} for {servers} servers instead of infinitely many (Gast 2017)"),
                    };
                }),
            ],
        };
    });
}
