namespace BottleneckSim.Validation.Services.Loads;

/// <summary>A request that was answered. Times are nanoseconds since the run began.</summary>
/// <param name="Operation">What was asked for.</param>
/// <param name="IntendedNanoseconds">When it was meant to be sent.</param>
/// <param name="SentNanoseconds">When it was sent.</param>
/// <param name="CompletedNanoseconds">When the whole answer was there.</param>
/// <param name="Status">The status code.</param>
/// <param name="IsHit">Whether the cache had it.</param>
public readonly record struct CompletedRequest(
    ShopOperation Operation, long IntendedNanoseconds, long SentNanoseconds, long CompletedNanoseconds, int Status, bool IsHit)
{
    /// <summary>What a user waited who wanted it at the intended instant.</summary>
    public long LatencyNanoseconds => CompletedNanoseconds - IntendedNanoseconds;

    /// <summary>How late the generator sent it, waiting for a free connection included.</summary>
    public long LatenessNanoseconds => SentNanoseconds - IntendedNanoseconds;
}
