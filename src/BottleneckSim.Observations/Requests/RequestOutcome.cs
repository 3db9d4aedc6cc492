namespace BottleneckSim.Observations.Requests;

/// <summary>How a request or call ended.</summary>
public enum RequestOutcome
{
    /// <summary>It was answered as asked (HTTP 200).</summary>
    Succeeded,

    /// <summary>The server failed at it, or something the server needs failed (HTTP 500).</summary>
    Failed,

    /// <summary>It was turned away at once: a bound was reached (HTTP 503).</summary>
    Refused,

    /// <summary>The caller stopped waiting (no answer, or HTTP 504 seen from further out).</summary>
    TimedOut,

    /// <summary>Nobody waits for it any more, and whoever did it knew that and stopped (HTTP 499 in some servers' logs). Says nothing about the server.</summary>
    Cancelled,

    /// <summary>It waited in a circle of locks and was the one to give up (PostgreSQL's SQLSTATE 40P01, <c>deadlock_detected</c>).</summary>
    Deadlocked,

    /// <summary>It waited for a lock as long as a statement may (PostgreSQL's SQLSTATE 55P03, <c>lock_not_available</c>).</summary>
    LockTimedOut,
}
