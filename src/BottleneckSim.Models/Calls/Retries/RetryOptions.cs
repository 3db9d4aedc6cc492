namespace BottleneckSim.Models.Calls.Retries;

/// <summary>How a caller repeats attempts that failed, were refused or timed out.</summary>
/// <param name="Attempts">Attempts in all, the first included: 1 to 10, default 3.</param>
/// <param name="BackOff">How long it waits before each retry.</param>
/// <param name="Budget">What share of calls may be retried; null means any.</param>
public sealed record RetryOptions(int Attempts, BackOff BackOff, RetryBudgetOptions? Budget = null)
{
    /// <summary>The attempts where no number is written.</summary>
    public const int DefaultAttempts = 3;
}
