#if AKKA_UNAVAILABLE
using BottleneckSim.Actors.Availability;

namespace BottleneckSim.Benchmarks.Actors;

/// <summary>Without the actor engine there is nothing to measure.</summary>
internal static class WindowCost
{
    public static void Run(TextWriter output) => output.WriteLine(OptionalPackages.WhyNoActorEngine);
}
#else
using BottleneckSim.Models.Autoscaling;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Members;
using BottleneckSim.Actors.Windows;
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
        output.WriteLine("                                                          best run of five            median");
        output.WriteLine("nodes  engine        windows  woken/window  events/window  us/window  slow-down   us/window   cpu us/window");
        foreach (var nodes in (int[])[3, 10, 100])
        {
            var system = System(nodes);
            var sequential = Time(new SequentialEngineFactory(), system, seconds: 20).Best;
            Report(output, nodes, "one process", new ActorEngineFactory(), system, 20, sequential);
            using var cluster = LoopbackCluster.StartAsync(2).GetAwaiter().GetResult();
            Report(output, nodes, "two members", new ActorClusterEngineFactory(cluster) { Placement = Halves(nodes) }, system, 4, sequential / 5);
        }
    }

    private static void Report(TextWriter output, int nodes, string name, IEngineFactory factory, SystemDescription system, int seconds, double sequential)
    {
        var cost = Time(factory, system, seconds);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{nodes,5}  {name,-12} {cost.Windows,8}  {(double)cost.Woken / cost.Windows,12:F1}  {(double)cost.Events / cost.Windows,13:F1}  {cost.Best * 1e6 / cost.Windows,9:F2}  {cost.Best / sequential,8:F1}x  {cost.Median * 1e6 / cost.Windows,10:F2}  {cost.Processor * 1e6 / cost.Windows,14:F2}"));
    }

    /// <summary>Times several runs after one that warms up. On a machine that does other things as well, the best run and the processor time say most.</summary>
    private static Cost Time(IEngineFactory factory, SystemDescription system, int seconds)
    {
        List<(double Wall, double Processor)> times = [];
        WindowCounts windows = default;
        long events = 0;
        for (var repetition = 0; repetition <= Repetitions; repetition++)
        {
            using var engine = factory.Create(system, 1, new NullSink());
            var processor = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            engine.AdvanceTo(Instant.FromSeconds(seconds));
            times.Add((watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds));
            windows = ((engine as AutoscalingEngine)?.Inner as ActorEngine)?.CountWindows() ?? default;
            events = engine.HandledEvents;
        }

        times.RemoveAt(0);
        return new Cost(
            times.Min(time => time.Wall),
            times.Select(time => time.Wall).Order().ElementAt(Repetitions / 2),
            times.Min(time => time.Processor),
            windows.Windows,
            windows.Woken,
            events);
    }

    private readonly record struct Cost(double Best, double Median, double Processor, long Windows, long Woken, long Events);

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
