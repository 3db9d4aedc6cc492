using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Models.Resources.Cpu;

/// <content>What a processor tells of itself.</content>
public sealed partial class ProcessorSharingCpu
{
    /// <summary>Tells the sink the state at an instant.</summary>
    public void Sample(Instant now)
    {
        var elapsed = now.Nanoseconds - _lastNanoseconds;
        long runnable = _competing.Count;
        long workUnits = _workUnits;
        long inProgress = 0;
        for (var index = 0; index < _classes.Length; index++)
        {
            var attained = _attained[index] + Growth(index, elapsed);
            workUnits += (attained - _attained[index]) * (index == CompetingClass ? _competing.Count : _threads[index].Count);
            inProgress += _threads[index].AttainedAt(attained);
            runnable += _threads[index].Count; // A node that leaves samples amid completions, before they are booked.
        }

        var competing = _attained[CompetingClass] + Growth(CompetingClass, elapsed);
        var inUse = _rates is null ? (int)Math.Min(runnable, _account.Capacity) : (int)Math.Min(runnable, _account.InUse);
        _sink.Observe(_account.SampleAt(now) with
        {
            InUse = inUse,
            Waiting = (int)runnable - inUse,
            WorkUnits = workUnits,
            InProgressWorkUnits = inProgress + _competing.Sum(thread => competing - thread.Attained),
        });
        if (_tellsLosses)
        {
            var lost = _rates is null ? _lost : _lost + _rates.LostIn(elapsed);
            _sink.Observe(new CpuSampled(now, _node.Self.Index, _resource, lost.Switching, lost.Stalled, lost.Stolen, lost.Collecting));
        }
    }
}
