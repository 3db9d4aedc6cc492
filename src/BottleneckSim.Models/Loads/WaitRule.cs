namespace BottleneckSim.Models.Loads;

/// <summary>From when on a user's wait is counted, as in Locust.</summary>
public enum WaitRule
{
    /// <summary>From the answer: Locust's <c>constant</c> and <c>between</c>.</summary>
    AfterAnswer,

    /// <summary>
    /// From the start of the request to the start of the next, which never comes before the answer: Locust's <c>constant_pacing</c>, and
    /// <c>constant_throughput</c> with the reciprocal of the rate.
    /// </summary>
    StartToStart,
}
