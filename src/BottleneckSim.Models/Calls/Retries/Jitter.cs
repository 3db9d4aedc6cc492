namespace BottleneckSim.Models.Calls.Retries;

/// <summary>How back-off times are spread, so that callers who failed together do not come back together (Brooker, Exponential Backoff And Jitter, 2015).</summary>
public enum Jitter
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Uniform between nothing and the time that the exponential rule gives.</summary>
    Full,

    /// <summary>Uniform between the initial time and three times the one before; at most the maximum.</summary>
    Decorrelated,
}
