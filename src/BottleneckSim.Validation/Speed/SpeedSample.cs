namespace BottleneckSim.Validation.Speed;

/// <summary>What one measured run took.</summary>
/// <param name="Requests">Requests that arrived in the measured part, in the mean.</param>
/// <param name="Events">Events handled.</param>
/// <param name="ProcessorSeconds">Time that the process had a core.</param>
/// <param name="AllocatedBytes">Bytes allocated by the running thread.</param>
internal readonly record struct SpeedSample(long Requests, long Events, double ProcessorSeconds, long AllocatedBytes)
{
    /// <summary>Nanoseconds of processor time a request.</summary>
    public double RequestNanoseconds => ProcessorSeconds * 1e9 / Requests;
}
