namespace BottleneckSim.Models.Calls.Retries;

/// <summary>The token bucket of a retry budget.</summary>
/// <remarks>
/// <code>
/// call ──► + ratio ──► [ bucket, at most burst ] ──► − 1 ──► retry, if there is a whole token
/// </code>
/// So retries ≤ burst + ratio × calls, always. Tokens are counted in millionths.
/// </remarks>
public sealed class RetryBudget
{
    private const long Token = 1_000_000;

    private readonly long _earned;
    private readonly long _most;
    private long _tokens;

    /// <summary>A full bucket.</summary>
    public RetryBudget(RetryBudgetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _earned = (long)(options.Ratio * Token);
        _most = options.Burst * Token;
        _tokens = _most;
    }

    /// <summary>A call is made and earns its share.</summary>
    public void Earn() => _tokens = Math.Min(Math.Max(_most, Token), _tokens + _earned);

    /// <summary>Spends a retry, if there is one.</summary>
    public bool TrySpend()
    {
        if (_tokens < Token)
        {
            return false;
        }

        _tokens -= Token;
        return true;
    }
}
