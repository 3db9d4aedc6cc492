namespace BottleneckSim.Benchmarks.Events;

/// <summary>How long after it was taken out an event happens again.</summary>
public enum IncrementShape
{
    /// <summary>Exponential with a mean of 1 ms: the usual measure of an event queue.</summary>
    Exponential,

    /// <summary>One in ten a time-out of 30 s, the others within 1 ms.</summary>
    Bimodal,

    /// <summary>Always 1 ms.</summary>
    Constant,

    /// <summary>Three in four at the same instant, the others 1 ms later.</summary>
    MostlyZero,
}
