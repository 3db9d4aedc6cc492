using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Keys;

/// <summary>A set of things that requests ask about (products, customers) and how popular each is.</summary>
/// <remarks>A request draws its key once by the name of the key space, so every tier it passes sees the same key.</remarks>
/// <param name="Name">The name that steps and queries refer to.</param>
/// <param name="Count">How many keys there are: 1 to 10⁹.</param>
/// <param name="ZipfExponent">Popularity of rank r ∝ r^−exponent; 0 means that all are equally popular. Range 0 to 3, default 0.</param>
public sealed record KeySpaceOptions(string Name, long Count, double ZipfExponent = 0)
{
    /// <summary>Mean time between writes of the value behind one key from outside the system (a Poisson process): 1 ms to 1 year; null, the default, means never.</summary>
    public Duration? WrittenEvery { get; init; }
}
