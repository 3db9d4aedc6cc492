using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;

namespace BottleneckSim.Validation.Speed;

/// <summary>A run that is advanced piece by piece, each piece timed.</summary>
internal sealed class SpeedRun : IDisposable
{
    private const ulong Seed = 1;

    private readonly SpeedCase _case;
    private readonly SequentialEngine _engine;

    /// <summary>Starts a run; nothing is timed before <see cref="Advance"/>.</summary>
    public SpeedRun(SpeedCase one)
    {
        _case = one;
        _engine = new SequentialEngine(one.System, Seed, one.NewSink());
    }

    /// <summary>Goes on for as long as so many requests take to arrive, in the mean.</summary>
    /// <remarks>
    /// Processor time of the process, so that other programs on the machine do not count as far as the operating system can tell; what they do to caches,
    /// and to the other half of a core, does.
    /// </remarks>
    public SpeedSample Advance(long requests)
    {
        var until = _engine.Now + Duration.FromNanoseconds((long)(requests / _case.PerSecond * 1e9));
        var (events, allocated, processor) = (_engine.HandledEvents, GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        _engine.AdvanceTo(until);
        var seconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        return new SpeedSample(requests, _engine.HandledEvents - events, seconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    public void Dispose() => _engine.Dispose();
}
