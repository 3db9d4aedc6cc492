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

namespace BottleneckSim.Models.Tests;

/// <summary>Systems small enough for exact theory.</summary>
internal static class SmallSystems
{
    public const string Endpoint = "GET /";

    public static SystemDescription OneTier(LoadOptions load, WebOptions web) => new()
    {
        Tiers = Named<TierOptions>(web, tier => tier.Name),
        Loads = Named(load, population => population.Name),
        DefaultLink = new LinkOptions(Duration.FromMicroseconds(1)),
    };

    public static OpenLoadOptions Poisson(double perSecond) => new()
    {
        Name = "users",
        To = "web",
        Tasks = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(Endpoint, 1),
        ArrivalsPerSecond = perSecond,
        Timeout = Duration.FromSeconds(3_600),
    };

    public static WebOptions Web(int cores, int workers, Distribution serviceNanoseconds, int acceptQueue = 1_000_000) => new()
    {
        Name = "web",
        Boot = Duration.Zero,
        Cpu = new CpuOptions(cores),
        Workers = workers,
        AcceptQueue = acceptQueue,
        Endpoints = Named(new EndpointOptions(Endpoint, [new UseCpuStep(new DurationDemand(serviceNanoseconds))]), endpoint => endpoint.Name),
    };

    /// <summary>Always the same number of nanoseconds.</summary>
    public static Distribution Constant(long nanoseconds) => new ConstantDistribution(nanoseconds);

    public static ImmutableSortedDictionary<string, T> Named<T>(T value, Func<T, string> name) =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal).Add(name(value), value);
}
