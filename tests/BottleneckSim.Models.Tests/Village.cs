using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;

namespace BottleneckSim.Models.Tests;

/// <summary>Systems in which every time is a round number of milliseconds, so that what must happen can be computed by hand.</summary>
internal static class Village
{
    public const string Endpoint = "GET /";

    /// <summary>One way over any link.</summary>
    public const double LinkMilliseconds = 1;

    public static SystemDescription Of(LoadOptions load, params ReadOnlySpan<TierOptions> tiers) => new()
    {
        Tiers = Town.Named(tier => tier.Name, tiers),
        Loads = Town.Named(population => population.Name, load),
        DefaultLink = new LinkOptions(Duration.FromMilliseconds(1)),
    };

    /// <summary>Evenly spaced requests; the first comes after the first gap.</summary>
    public static OpenLoadOptions Every(double milliseconds, double timeoutMilliseconds = 60_000, string endpoint = Endpoint) => new()
    {
        Name = "users",
        To = "web",
        Tasks = Town.Tasks((endpoint, 1)),
        ArrivalsPerSecond = 1_000 / milliseconds,
        Process = ArrivalProcess.Constant,
        Timeout = Duration.FromNanoseconds((long)(timeoutMilliseconds * 1e6)),
    };

    public static WebOptions Web(params Step[] steps) => Tier("web", steps);

    public static WebOptions Tier(string name, params Step[] steps) => new()
    {
        Name = name,
        Boot = Duration.Zero,
        Cpu = new CpuOptions(4),
        Workers = 100,
        Endpoints = Town.Named(endpoint => endpoint.Name, new EndpointOptions(Endpoint, [.. steps])),
    };

    /// <summary>An instant in milliseconds.</summary>
    public static double Milliseconds(this Instant instant) => instant.Nanoseconds / 1e6;

    public static double Milliseconds(this Duration duration) => duration.Nanoseconds / 1e6;
}
