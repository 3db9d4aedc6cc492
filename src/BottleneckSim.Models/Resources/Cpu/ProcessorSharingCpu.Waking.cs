using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Cpu;

/// <content>What a thread pays that is woken while all cores are busy.</content>
public sealed partial class ProcessorSharingCpu
{
    /// <summary>Starts a piece of work of a thread that slept and that another thread of this processor wakes, as it releases a lock.</summary>
    /// <param name="work">Time it would take alone on a core.</param>
    /// <param name="tag">Given back when it is done.</param>
    public void StartWoken(Duration work, long tag) => Start(OwnClass, work, tag, isWoken: true);

    /// <summary>
    /// A thread that a message or a disk has woken while there are more runnable threads than cores takes a core from another thread, and finds that others have used
    /// the cache since it slept: a switch, however short its work. Without it, threads that block after some microseconds would switch for nothing, as they never
    /// use up a slice. A thread that goes on with its next piece of work, or takes the next request from a queue, was not woken.
    /// </summary>
    private Duration CostOfWaking()
    {
        if (_options.ContextSwitch is not { } switching)
        {
            return Duration.Zero;
        }

        var runnable = _competing.Count + 1L;
        for (var index = 0; index < _threads.Length; index++)
        {
            runnable += _threads[index].Count;
        }

        return runnable > _options.Cores ? switching.Cost(_options.Cores, runnable) : Duration.Zero;
    }
}
