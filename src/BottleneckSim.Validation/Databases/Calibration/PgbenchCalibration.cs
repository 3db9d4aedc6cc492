using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Cpu.Scheduling;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>What the statements of pgbench cost besides their rows: client, server and the way between them; switches; flushes.</summary>
/// <remarks>
/// <code>
/// clients of pgbench   1                    as many as cores          many more
/// nothing              processor + wait     processor on every core
/// a row by its key                          paired                    paired + switch: others have been in the cache since
/// a message committed  processor of a flush + its time on the disk
/// </code>
/// </remarks>
/// <param name="Processor">Processor time of client and server together for a trivial statement, while every client has a core.</param>
/// <param name="Wait">What a lone client waits besides: wake-ups and the socket; nothing where idle cores poll.</param>
/// <param name="Switch">What a row by its key costs more with <see cref="SaturatingClients"/> clients: how much each switch does depends on how many others there are.</param>
/// <param name="Flush">A flush of the log.</param>
internal sealed record PgbenchCalibration(Duration Processor, Duration Wait, Duration Switch, FlushTime Flush)
{
    /// <summary>Clients that saturate the processors.</summary>
    public const int SaturatingClients = 16;

    /// <summary>From nanoseconds a statement.</summary>
    /// <param name="nothing">Of a trivial statement: of one client, and of as many clients as cores together.</param>
    /// <param name="key">Of a row by its key: of as many clients as cores together, and of <see cref="SaturatingClients"/>.</param>
    /// <param name="flush">A flush.</param>
    /// <param name="areAwake">Whether idle cores poll.</param>
    public static PgbenchCalibration Of((double Alone, double Paired) nothing, (double Paired, double Saturated) key, FlushTime flush, bool areAwake)
    {
        var cores = Environment.ProcessorCount;
        var processor = areAwake ? nothing.Alone : Math.Min(nothing.Alone, cores * nothing.Paired);
        return new PgbenchCalibration(Of(processor), Of(nothing.Alone - processor), Of(cores * (key.Saturated - key.Paired)), flush);
    }

    /// <summary>What switches cost on so many cores.</summary>
    public ContextSwitchOptions SwitchOn(int cores)
    {
        var linux = ContextSwitchOptions.Linux;
        var others = Math.Min(SaturatingClients - cores, linux.ThreadsThatFillCache * cores);
        return linux with { DirectCost = Duration.Zero, CacheRefill = Duration.FromNanoseconds(Switch.Nanoseconds * linux.ThreadsThatFillCache * cores / others) };
    }

    private static Duration Of(double nanoseconds) => Duration.FromNanoseconds((long)Math.Max(0, nanoseconds));
}
