namespace BottleneckSim.Validation.Speed;

/// <summary>What one measured piece of a run took.</summary>
/// <param name="Requests">Requests that arrived in it, in the mean.</param>
/// <param name="Events">Events handled.</param>
/// <param name="ProcessorSeconds">Time that the process had a core.</param>
/// <param name="AllocatedBytes">Bytes allocated by the running thread.</param>
internal readonly record struct SpeedSample(long Requests, long Events, double ProcessorSeconds, long AllocatedBytes)
{
    /// <summary>Nanoseconds of processor time a request.</summary>
    public double RequestNanoseconds => ProcessorSeconds * 1e9 / Requests;

    /// <summary>Two pieces together.</summary>
    public static SpeedSample operator +(SpeedSample one, SpeedSample other) => new(
        one.Requests + other.Requests, one.Events + other.Events, one.ProcessorSeconds + other.ProcessorSeconds, one.AllocatedBytes + other.AllocatedBytes);
}
