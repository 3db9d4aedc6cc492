namespace BottleneckSim.Validation.Robustness.Planted;

/// <summary>What a planted bug does to the facts of a run.</summary>
internal enum BugKind
{
    /// <summary>A request's end is told twice.</summary>
    RequestEndsTwice,

    /// <summary>A request's issue is not told.</summary>
    RequestUntold,

    /// <summary>A server's answer is told twice.</summary>
    AnswerTwice,

    /// <summary>A job's departure is not told.</summary>
    JobLost,

    /// <summary>A job's departure is told twice.</summary>
    JobTwice,

    /// <summary>A job's work is told one unit too large.</summary>
    WorkForgotten,

    /// <summary>The integral of jobs present is one nanosecond too large.</summary>
    TimeForgotten,

    /// <summary>The integral of capacity is one nanosecond too large.</summary>
    CapacityInvented,

    /// <summary>A sample shows more servers in use than the capacity.</summary>
    ServerInvented,

    /// <summary>The count of departures falls.</summary>
    CountFalls,
}
