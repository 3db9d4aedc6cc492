using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Cpu.Scheduling;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>What the statements of pgbench cost besides their rows: client, server and the way between them; switches; flushes.</summary>
/// <remarks>
/// <code>
/// clients of pgbench   1                    as many as cores          two a core           many more
/// nothing              processor + wait     processor on every core
/// a row by its key                          paired                    paired + switch      paired + switch: more others have been in the cache since
/// a row inserted       processor of a change
/// a message committed  processor of a flush + its time on the disk
/// besides: threads that wake several others at once, on busy cores ─► a wake-up
/// </code>
/// </remarks>
/// <param name="Processor">Processor time of client and server together for a trivial statement, while every client has a core.</param>
/// <param name="Wait">What a lone client waits besides: wake-ups and the socket; nothing where idle cores poll.</param>
/// <param name="Insert">Processor time of a statement that inserts a row and does not flush, over a trivial one.</param>
/// <param name="SharedSwitch">What a row by its key costs more with two clients a core.</param>
/// <param name="Switch">What a row by its key costs more with <see cref="SaturatingClients"/> clients: how much each switch does depends on how many others there are.</param>
/// <param name="WakeUp">A wake-up of one of several who sleep for the same flush.</param>
/// <param name="Flush">A flush of the log.</param>
internal sealed record PgbenchCalibration(Duration Processor, Duration Wait, Duration Insert, Duration SharedSwitch, Duration Switch, Duration WakeUp, FlushTime Flush)
{
    /// <summary>Clients that saturate the processors.</summary>
    public const int SaturatingClients = 16;

    /// <summary>Clients a core of which each is switched to from one or two others.</summary>
    public const int SharingClientsACore = 2;

    /// <summary>From nanoseconds a statement.</summary>
    /// <param name="nothing">Of a trivial statement: of one client, and of as many clients as cores together.</param>
    /// <param name="inserted">Of a row inserted and not flushed, of one client.</param>
    /// <param name="key">Of a row by its key: of as many clients as cores together, of <see cref="SharingClientsACore"/> a core, and of <see cref="SaturatingClients"/>.</param>
    /// <param name="wakeUp">Of a wake-up.</param>
    /// <param name="flush">A flush.</param>
    /// <param name="areAwake">Whether idle cores poll.</param>
    public static PgbenchCalibration Of(
        (double Alone, double Paired) nothing, double inserted, (double Paired, double Shared, double Saturated) key, double wakeUp, FlushTime flush, bool areAwake)
    {
        var cores = Environment.ProcessorCount;
        var processor = areAwake ? nothing.Alone : Math.Min(nothing.Alone, cores * nothing.Paired);
        return new PgbenchCalibration(
            Of(processor), Of(nothing.Alone - processor), Of(inserted - nothing.Alone), Of(cores * (key.Shared - key.Paired)), Of(cores * (key.Saturated - key.Paired)), Of(wakeUp), flush);
    }

    /// <summary>What switches cost on so many cores: a straight line through both measurements, by how many others there are.</summary>
    /// <param name="cores">Cores: at least 1.</param>
    public ContextSwitchOptions SwitchOn(int cores)
    {
        var linux = ContextSwitchOptions.Linux;
        var filling = linux.ThreadsThatFillCache * cores;
        var few = (SharingClientsACore - 1) * cores;
        var many = Math.Min(SaturatingClients - cores, filling);
        if (many <= few)
            return linux with { DirectCost = Switch, CacheRefill = Duration.Zero };
        var slope = Math.Max(0, Switch.Nanoseconds - SharedSwitch.Nanoseconds) * filling / (many - few);
        var refill = Math.Min(slope, Switch.Nanoseconds * filling / many); // Nothing costs less than nothing: then through the second measurement alone.
        return linux with { DirectCost = Of(Switch.Nanoseconds - ((double)refill * many / filling)), CacheRefill = Duration.FromNanoseconds(refill) };
    }

    private static Duration Of(double nanoseconds) => Duration.FromNanoseconds((long)Math.Max(0, nanoseconds));
}
