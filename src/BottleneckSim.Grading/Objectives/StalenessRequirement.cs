using BottleneckSim.Grading.Measurements;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Grading.Objectives;

/// <summary>Of the answers of a tier, at least a share is fresh, or has not been stale for longer than a limit.</summary>
/// <remarks>
/// Counted are the look-ups of a cache, misses included since what the caller fetches then is fresh, and the reads of a database, those at the leader included.
/// Where the tier was asked nothing, for example because a fix took the cache away, no answer of it can be stale: the requests of the users stand for it then, all good.
/// </remarks>
/// <param name="Tier">A cache or a database.</param>
/// <param name="Within">The longest time that a good answer has been stale; null where only fresh ones are good.</param>
/// <param name="Share">The least share of good answers: above 0, at most 1.</param>
public sealed record StalenessRequirement(string Tier, Duration? Within, double Share) : Requirement(Tier, Within, Share)
{
    /// <inheritdoc />
    public override ShareSample In(WindowMeasurement window)
    {
        if (window.Staleness.TryGetValue(Tier, out var measured) && measured.Answers > 0)
            return new ShareSample(measured.Good(Within), measured.Answers);
        var offered = window.Operations.Values.Sum(operation => operation.Offered);
        return new ShareSample(offered, offered);
    }

    /// <summary>One line: <c>99 % of db's answers stale for at most 2s</c>.</summary>
    public override string Describe() => FormattableString.Invariant($"{Share * 100:0.####} % of {Tier}'s answers ")
        + (Within is { } limit ? $"stale for at most {limit}" : "fresh");
}
