using BottleneckSim.Kernel.Distributions;

namespace BottleneckSim.Models.Loads.Attributes;

/// <summary>A number that every user, or every key of a key space, has for good: items in a cart, followers of an account.</summary>
/// <remarks>
/// Programs refer to it by name for how often a loop turns or how much is sent. The value of a user hangs on the seed, as do the user's requests;
/// that of a key is the same in every run, as rows in a database are.
/// </remarks>
/// <param name="Name">The name that steps refer to.</param>
/// <param name="Values">How the values are spread; each is rounded to a whole number of at least 0.</param>
/// <param name="KeySpace">The key space whose keys have it; null means that users do.</param>
/// <param name="Maximum">No value is above it: 1 to 10⁹, default 1,000,000.</param>
public sealed record AttributeOptions(string Name, Distribution Values, string? KeySpace = null, long Maximum = AttributeOptions.DefaultMaximum)
{
    /// <summary>The bound where none is given.</summary>
    public const long DefaultMaximum = 1_000_000;
}
