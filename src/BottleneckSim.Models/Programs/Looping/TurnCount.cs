using BottleneckSim.Kernel.Distributions;

namespace BottleneckSim.Models.Programs.Looping;

/// <summary>How often a loop turns or a branch is done, where that is not the same for every request.</summary>
/// <param name="Values">A distribution, drawn for each request and rounded; null if an attribute says it.</param>
/// <param name="Attribute">An attribute of the user or of the request's key, such as the items in a cart; null if a distribution says it.</param>
public sealed record TurnCount(Distribution? Values, string? Attribute)
{
    /// <summary>No more turns than this, whatever is drawn.</summary>
    public const int Most = 10_000;

    /// <summary>
    /// A value above this means no turn at all: 1 to 10⁹; null (the default) means that every value counts. A hybrid fan-out delivers to the followers of most
    /// accounts when they write, and leaves those of the few big ones to be merged when they read (Kleppmann 2017, chapter 1).
    /// </summary>
    public long? SkipAbove { get; init; }
}
