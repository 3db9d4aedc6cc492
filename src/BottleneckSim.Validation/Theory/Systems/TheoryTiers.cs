using System.Collections.Immutable;
using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Validation.Theory.Systems;

/// <summary>The parts of systems that are small enough for exact theory: no context switch costs, links of 1 µs, which are taken off the results.</summary>
internal static class TheoryTiers
{
    /// <summary>The mean service time, the unit of all rows about queues.</summary>
    public const double Service = 1e6;

    /// <summary>One way over a link.</summary>
    public const double Hop = 1_000;

    /// <summary>The endpoint that a tier has unless it is given others.</summary>
    public const string Endpoint = "GET /";

    /// <summary>The most programs that a node may run at once: as good as no limit.</summary>
    public const int Unlimited = 100_000;

    /// <summary>Longer than any request takes, so that nobody gives up.</summary>
    public static Duration Patience => Duration.FromSeconds(3_600);

    /// <summary>Exponential with this mean.</summary>
    public static Distribution Exponential(double mean = Service) => new ExponentialDistribution(mean);

    /// <summary>A processor as theory has it: whatever the defaults become, switching costs nothing and nobody else is there.</summary>
    public static CpuOptions Ideal(int cores) => new(cores, CompetingThreads: 0) { ContextSwitch = null, MemoryContention = null, InterpreterLock = null, Neighbour = null, Groups = null };

    /// <summary>Joins tiers and populations.</summary>
    public static SystemDescription Join(IEnumerable<LoadOptions> loads, params IEnumerable<TierOptions> tiers) => new()
    {
        Tiers = tiers.ToImmutableSortedDictionary(tier => tier.Name, tier => tier, StringComparer.Ordinal),
        Loads = loads.ToImmutableSortedDictionary(load => load.Name, load => load, StringComparer.Ordinal),
        DefaultLink = new LinkOptions(Duration.FromMicroseconds(1)),
    };

    /// <summary>Poisson arrivals at an endpoint.</summary>
    /// <param name="perService">Arrivals in a mean service time.</param>
    /// <param name="to">The tier.</param>
    /// <param name="name">The population.</param>
    /// <param name="endpoint">What they ask for.</param>
    public static OpenLoadOptions Poisson(double perService, string to = "web", string name = "users", string endpoint = Endpoint) => new()
    {
        Name = name,
        To = to,
        Tasks = Tasks(endpoint),
        ArrivalsPerSecond = perService * 1e9 / Service,
        Timeout = Patience,
    };

    /// <summary>Users who think exponentially long.</summary>
    /// <param name="users">How many.</param>
    /// <param name="thinkNanoseconds">Mean think time.</param>
    /// <param name="to">The tier.</param>
    /// <param name="name">The population.</param>
    /// <param name="endpoint">What they ask for.</param>
    public static ClosedLoadOptions Users(int users, double thinkNanoseconds, string to = "web", string name = "users", string endpoint = Endpoint) => new()
    {
        Name = name,
        To = to,
        Tasks = Tasks(endpoint),
        Users = users,
        WaitNanoseconds = Exponential(thinkNanoseconds),
        Timeout = Patience,
    };

    /// <summary>A first-come-first-served station: as many programs at once as there are cores.</summary>
    public static WebOptions FirstComeFirstServed(string name, int servers, Distribution service, int acceptQueue = 1_000_000) =>
        Station(name, servers, servers, acceptQueue, (Endpoint, [Compute(service)]));

    /// <summary>A processor-sharing station.</summary>
    public static WebOptions ProcessorSharing(string name, params IEnumerable<(string Endpoint, ImmutableArray<Step> Steps)> programs) =>
        Station(name, 1, Unlimited, 1_000_000, programs);

    /// <summary>A station.</summary>
    public static WebOptions Station(string name, int cores, int workers, int acceptQueue, params IEnumerable<(string Endpoint, ImmutableArray<Step> Steps)> programs) => new()
    {
        Name = name,
        Cpu = Ideal(cores),
        Workers = workers,
        AcceptQueue = acceptQueue,
        Endpoints = programs.Select(program => new EndpointOptions(program.Endpoint, program.Steps))
            .ToImmutableSortedDictionary(endpoint => endpoint.Name, endpoint => endpoint, StringComparer.Ordinal),
    };

    /// <summary>Computes.</summary>
    public static Step Compute(Distribution service) => new UseCpuStep(new DurationDemand(service));

    /// <summary>Waits without a queue.</summary>
    public static Step Delay(Distribution time) => new SleepStep(new DurationDemand(time));

    /// <summary>Calls another station.</summary>
    public static Step Call(string tier, string endpoint = Endpoint) => new CallStep(tier, endpoint, null, Patience);

    private static ImmutableSortedDictionary<string, int> Tasks(string endpoint) => ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(endpoint, 1);
}
