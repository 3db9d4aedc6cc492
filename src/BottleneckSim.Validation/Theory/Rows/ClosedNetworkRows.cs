using BottleneckSim.Models.Systems;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>Closed networks by exact mean-value analysis.</summary>
/// <remarks>
/// <code>
///   users think ──► front (processor sharing) ──► back (processor sharing) ──► users
/// </code>
/// The hops over links are taken off the think time: only the sum of all delays matters.
/// </remarks>
internal static class ClosedNetworkRows
{
    /// <summary>The heading of the one-class rows, for the plot.</summary>
    public const string OneClassGroup = "Closed network, one class";

    /// <summary>The heading of the two-class rows.</summary>
    public const string TwoClassGroup = "Closed network, two classes";

    /// <summary>Mean think time of the one-class rows, in mean service times.</summary>
    public const double Think = 50;

    private const int Replications = 50;
    private const int Hops = 4;
    private const string Source = "exact mean-value analysis (Reiser and Lavenberg 1980)";

    private static readonly double[] OneClassDemands = [1, 0.5];

    /// <summary>What one class of so many users gets.</summary>
    public static MeanValueAnalysis OneClassSolution(int users) => MeanValueAnalysis.Solve([users], [Think], [OneClassDemands]);

    /// <summary>One class.</summary>
    public static IEnumerable<TheorySystem> OneClass() => new[] { (5, 3), (20, 5), (35, 8), (50, 14), (65, 13), (100, 4) }.Select(row =>
    {
        var (users, millions) = row;
        var exact = OneClassSolution(users);
        return System(OneClassGroup, $"{users} users", users, exact.Throughputs[0], millions, TheoryTiers.Join(
            [TheoryTiers.Users(users, ThinkNanoseconds(Think))],
            TheoryTiers.ProcessorSharing("web", (TheoryTiers.Endpoint, [TheoryTiers.Compute(TheoryTiers.Exponential()), TheoryTiers.Call("back")])),
            TheoryTiers.ProcessorSharing("back", (TheoryTiers.Endpoint, [TheoryTiers.Compute(TheoryTiers.Exponential(OneClassDemands[1] * TheoryTiers.Service))])))) with
        {
            Figures =
            [
                Figures.MeanSojourn(exact.Responses[0], Source, EquivalenceMargin.Relative(0.01), Hops),
                Throughput("users", exact.Throughputs[0]),
                Figures.Utilisation(exact.Throughputs[0] * OneClassDemands[0]),
                Figures.Utilisation(exact.Throughputs[0] * OneClassDemands[1], "back"),
            ],
        };
    });

    /// <summary>Two classes with their own demands at both stations.</summary>
    public static IEnumerable<TheorySystem> TwoClasses() => new[] { (10, 10, 6), (20, 15, 8), (30, 40, 8) }.Select(row =>
    {
        var (clerks, buyers, millions) = row;
        double[][] demands = [[1, 0.25], [0.5, 1]];
        double[] thinks = [40, 30];
        var exact = MeanValueAnalysis.Solve([clerks, buyers], thinks, demands);
        return System(TwoClassGroup, $"{clerks} and {buyers} users", clerks + buyers, exact.Throughputs.Sum(), millions, TheoryTiers.Join(
            [
                TheoryTiers.Users(clerks, ThinkNanoseconds(thinks[0]), "web", "clerks", "GET /clerks"),
                TheoryTiers.Users(buyers, ThinkNanoseconds(thinks[1]), "web", "buyers", "GET /buyers"),
            ],
            TheoryTiers.ProcessorSharing("web",
                ("GET /clerks", [TheoryTiers.Compute(TheoryTiers.Exponential(demands[0][0] * TheoryTiers.Service)), TheoryTiers.Call("back", "GET /clerks")]),
                ("GET /buyers", [TheoryTiers.Compute(TheoryTiers.Exponential(demands[1][0] * TheoryTiers.Service)), TheoryTiers.Call("back", "GET /buyers")])),
            TheoryTiers.ProcessorSharing("back",
                ("GET /clerks", [TheoryTiers.Compute(TheoryTiers.Exponential(demands[0][1] * TheoryTiers.Service))]),
                ("GET /buyers", [TheoryTiers.Compute(TheoryTiers.Exponential(demands[1][1] * TheoryTiers.Service))])))) with
        {
            Figures =
            [
                .. new[] { "clerks", "buyers" }.SelectMany((name, group) => new[]
                {
                    Figures.MeanSojourn(exact.Responses[group], Source, EquivalenceMargin.Relative(0.01), Hops, name),
                    Throughput(name, exact.Throughputs[group]),
                }),
            ],
        };
    });

    private static double ThinkNanoseconds(double think) => (think * TheoryTiers.Service) - (Hops * TheoryTiers.Hop);

    private static TheoryFigure Throughput(string population, double exact) => new(
        population == "users" ? "throughput" : $"throughput, class {population}", "a service time", exact, Source, EquivalenceMargin.Relative(0.01),
        sink => sink.Population(population).Succeeded / sink.WindowNanoseconds * TheoryTiers.Service);

    /// <summary>A closed network forgets its state about as fast as its users think and its queues drain.</summary>
    private static TheorySystem System(string group, string name, int users, double throughput, int millions, SystemDescription system) => new()
    {
        Group = group,
        Name = $"{group.ToLowerInvariant()}: {name}",
        Abscissa = users,
        System = system,
        Length = RunLength.OfRequests(1e6 * millions, throughput / TheoryTiers.Service, 2 * (Think + users) * TheoryTiers.Service, Replications),
        Figures = [],
        IsBounded = millions <= 4,
    };
}
