using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>A trivial statement of pgbench: client, server and the way between them.</summary>
/// <param name="Processor">Processor time of client and server together, with both cores saturated.</param>
/// <param name="Wait">What a lone client waits besides: wake-ups and the socket.</param>
internal sealed record PgbenchCalibration(Duration Processor, Duration Wait)
{
    /// <summary>Clients that saturate the processors.</summary>
    public const int SaturatingClients = 16;

    /// <summary>From nanoseconds a statement, alone and saturated.</summary>
    /// <param name="alone">Of one client.</param>
    /// <param name="saturated">Of all clients together.</param>
    public static PgbenchCalibration Of(double alone, double saturated)
    {
        var processor = Environment.ProcessorCount * saturated;
        return new PgbenchCalibration(Duration.FromNanoseconds((long)processor), Duration.FromNanoseconds((long)Math.Max(0, alone - processor)));
    }
}
