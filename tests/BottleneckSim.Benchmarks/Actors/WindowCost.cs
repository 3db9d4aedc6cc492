#if AKKA_UNAVAILABLE
using BottleneckSim.Actors.Availability;

namespace BottleneckSim.Benchmarks.Actors;

/// <summary>Without the actor engine there is nothing to measure.</summary>
internal static class WindowCost
{
    public static void Run(TextWriter output) => output.WriteLine(OptionalPackages.WhyNoActorEngine);
}
#else
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Members;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Benchmarks.Actors;

/// <summary>What a window of the actor engine costs, by the number of nodes: in one process and on two members over loopback.</summary>
/// <remarks>
/// Each server has a load of its own that sends it one request every 2 ms, over links of 1 ms: about half of the nodes are woken in each window and each
/// handles one or two events. The sequential engine runs the same system in the same process; what it needs is the cost of the events themselves.
/// </remarks>
internal static class WindowCost
{
    private const string Endpoint = "GET /";
    private const int Repetitions = 5;

    public static void Run(TextWriter output)
    {
        output.WriteLine("nodes  engine       windows  woken/window  events/window   us/window   us/woken   slow-down");
        foreach (var nodes in (int[])[3, 10, 100])
        {
            var system = System(nodes);
            var sequential = Time(new SequentialEngineFactory(), system, seconds: 20, out _);
            Report(output, nodes, "one process", new ActorEngineFactory(), system, 20, sequential);
            using var cluster = LoopbackCluster.StartAsync(2).GetAwaiter().GetResult();
            Report(output, nodes, "two members", new ActorClusterEngineFactory(cluster) { Placement = Halves(nodes) }, system, 4, sequential / 5);
        }
    }

    private static void Report(TextWriter output, int nodes, string name, IEngineFactory factory, SystemDescription system, int seconds, double sequential)
    {
        var elapsed = Time(factory, system, seconds, out var run);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{nodes,5}  {name}  {run.Windows,8}  {(double)run.Woken / run.Windows,12:F1}  {(double)run.Events / run.Windows,13:F1}  {elapsed * 1e6 / run.Windows,10:F2}  {elapsed * 1e6 / run.Woken,9:F2}  {elapsed / sequential,9:F1}x"));
    }

    /// <summary>Median of several runs, after one that warms up, in seconds.</summary>
    private static double Time(IEngineFactory factory, SystemDescription system, int seconds, out (long Windows, long Woken, long Events) run)
    {
        List<double> times = [];
        run = default;
        for (var repetition = 0; repetition <= Repetitions; repetition++)
        {
            using var engine = factory.Create(system, 1, new NullSink());
            var watch = Stopwatch.StartNew();
            engine.AdvanceTo(Instant.FromSeconds(seconds));
            times.Add(watch.Elapsed.TotalSeconds);
            var counts = (engine as ActorEngine)?.CountWindows() ?? default;
            run = (counts.Windows, counts.Woken, engine.HandledEvents);
        }

        return times.Skip(1).Order().ElementAt(Repetitions / 2);
    }

    /// <summary>Servers with a load each; three nodes are one server with two loads.</summary>
    private static SystemDescription System(int nodes)
    {
        var servers = nodes / 2;
        return new SystemDescription
        {
            Tiers = Enumerable.Range(0, servers).Select(Server).ToImmutableSortedDictionary(tier => tier.Name, tier => tier, StringComparer.Ordinal),
            Loads = Enumerable.Range(0, nodes - servers).Select(number => Load(number, number % servers))
                .ToImmutableSortedDictionary(load => load.Name, load => load, StringComparer.Ordinal),
            DefaultLink = new LinkOptions(Duration.FromMilliseconds(1)),
        };
    }

    /// <summary>All servers on the second member: every request crosses the border.</summary>
    private static NodePlacement Halves(int nodes) => NodePlacement.Default with
    {
        ByTier = Enumerable.Range(0, nodes / 2).ToImmutableSortedDictionary(Name, _ => 1, StringComparer.Ordinal),
    };

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"server{number}");

    private static TierOptions Server(int number) => new WebOptions
    {
        Name = Name(number),
        Cpu = new CpuOptions(1),
        Workers = 8,
        Endpoints = ImmutableSortedDictionary.Create<string, EndpointOptions>(StringComparer.Ordinal)
            .Add(Endpoint, new EndpointOptions(Endpoint, [new UseCpuStep(DurationDemand.Constant(Duration.FromMicroseconds(100)))])),
    };

    private static LoadOptions Load(int number, int server) => new OpenLoadOptions
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"load{number}"),
        To = Name(server),
        Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(Endpoint, 1),
        ArrivalsPerSecond = 500,
        Process = ArrivalProcess.Constant,
    };
}
#endif
