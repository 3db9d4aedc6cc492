using BottleneckSim.Kernel.Distributions;

namespace BottleneckSim.Models.Programs.Looping;

/// <summary>How often a loop turns or a branch is done, where that is not the same for every request.</summary>
/// <param name="Values">A distribution, drawn for each request and rounded; null if an attribute says it.</param>
/// <param name="Attribute">An attribute of the user or of the request's key, such as the items in a cart; null if a distribution says it.</param>
public sealed record TurnCount(Distribution? Values, string? Attribute)
{
    /// <summary>No more turns than this, whatever is drawn.</summary>
    public const int Most = 10_000;
}
