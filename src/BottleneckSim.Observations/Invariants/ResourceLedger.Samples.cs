using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Observations.Invariants;

/// <content>
/// What a sample must say. All integrals are cumulative, so an identity that holds at every sample holds over every window between two
/// samples, with the jobs' times clipped to it.
/// </content>
internal sealed partial class ResourceLedger
{
    private ResourceSampled _last;
    private bool _isSampled;
    private bool _isChanged;
    private int? _largestLimit;

    public void Take(in ResourceSampled fact)
    {
        DemandMonotone(fact);
        DemandConservation(fact);
        DemandLittlesLaw(fact);
        DemandUtilisationLaw(fact);
        DemandCapacity(fact);
        DemandQueueBound(fact);
        (_last, _isSampled, _isChanged, _largestLimit) = (fact, true, false, _description.WaitingLimit);
    }

    /// <summary>Work and losses together never exceed the capacity: whatever a processor did not do is idle time, and that is not negative.</summary>
    public void Take(in CpuSampled fact)
    {
        var spent = (Int128)_last.WorkUnits + fact.SwitchingUnits + fact.StalledUnits + fact.StolenUnits + fact.CollectingUnits;
        var capacity = (Int128)_last.CapacityNanoseconds * _description.WorkUnitsPerNanosecond;
        if (fact.Time == _last.Time && spent > capacity)
            _log.Add(Invariant.UtilisationAtMostOne, _where, fact.Time, $"work and losses of at most {capacity}", $"{spent}");
    }

    private void DemandMonotone(in ResourceSampled fact)
    {
        DemandNoFall(fact.Time, "∫ capacity dt", _last.CapacityNanoseconds, fact.CapacityNanoseconds);
        DemandNoFall(fact.Time, "work", _last.WorkUnits, fact.WorkUnits);
        DemandNoFall(fact.Time, "∫ jobs present dt", _last.JobNanoseconds, fact.JobNanoseconds);
        DemandNoFall(fact.Time, "∫ jobs waiting dt", _last.WaitingNanoseconds, fact.WaitingNanoseconds);
        DemandNoFall(fact.Time, "arrivals", _last.Arrivals, fact.Arrivals);
        DemandNoFall(fact.Time, "departures", _last.Departures, fact.Departures);
        DemandNoFall(fact.Time, "errors", _last.Errors, fact.Errors);
    }

    private void DemandNoFall(Instant time, string count, long last, long now)
    {
        if (now < last)
            _log.Add(Invariant.CountsNeverFall, _where, time, $"{count} at least {last}", $"{now}");
    }

    private void DemandConservation(in ResourceSampled fact)
    {
        if (fact.Arrivals != _arrivals || fact.Departures != _departures)
        {
            _log.Add(
                Invariant.JobsAreConserved, _where, fact.Time,
                $"{_arrivals} arrivals and {_departures} departures", $"{fact.Arrivals} and {fact.Departures}");
        }

        if (fact.InUse < 0 || fact.Waiting < 0 || (long)fact.InUse + fact.Waiting != _present.Count)
        {
            _log.Add(
                Invariant.JobsAreConserved, _where, fact.Time,
                $"in use + waiting = {_present.Count} jobs present", $"{fact.InUse} + {fact.Waiting}");
        }
    }

    private void DemandLittlesLaw(in ResourceSampled fact)
    {
        var expected = JobNanosecondsUntil(fact.Time);
        if (fact.JobNanoseconds != expected)
            _log.Add(Invariant.LittlesLaw, _where, fact.Time, $"∫ jobs present dt = {expected} ns", $"{fact.JobNanoseconds} ns");
        if (fact.WaitingNanoseconds > fact.JobNanoseconds)
            _log.Add(Invariant.LittlesLaw, _where, fact.Time, $"∫ jobs waiting dt at most {fact.JobNanoseconds} ns", $"{fact.WaitingNanoseconds} ns");
    }

    /// <summary>
    /// The work delivered is what the departed were given and what those present have been given so far, exactly. A processor says the
    /// second part job by job (<see cref="ResourceSampled.InProgressWorkUnits"/>); each job present has had between no work and all that
    /// one server can do in its time there. A slot works exactly while it is held: work = ∫ (present − waiting) dt. Sharers of a processor
    /// may lose a fraction of a unit to rounding, never gain one.
    /// </summary>
    private void DemandUtilisationLaw(in ResourceSampled fact)
    {
        var most = _workOfDeparted + (PresenceOfPresentUntil(fact.Time) * _description.WorkUnitsPerNanosecond);
        if (fact.WorkUnits < _workOfDeparted || fact.WorkUnits > most)
            _log.Add(Invariant.UtilisationLaw, _where, fact.Time, $"work from {_workOfDeparted} to {most}", $"{fact.WorkUnits}");
        if (_description.Kind == ResourceKind.Cpu && fact.WorkUnits != _workOfDeparted + fact.InProgressWorkUnits)
        {
            _log.Add(
                Invariant.UtilisationLaw, _where, fact.Time,
                $"work of the departed and the present = {_workOfDeparted} + {fact.InProgressWorkUnits}", $"{fact.WorkUnits}");
        }

        var held = ((Int128)fact.JobNanoseconds - fact.WaitingNanoseconds) * _description.WorkUnitsPerNanosecond;
        var isHeld = _description.Kind is not (ResourceKind.Cpu or ResourceKind.MessageQueue);
        if (fact.WorkUnits > held || (isHeld && fact.WorkUnits != held))
            _log.Add(Invariant.UtilisationLaw, _where, fact.Time, $"work {(isHeld ? "of" : "at most")} ∫ in use dt = {held}", $"{fact.WorkUnits}");
    }

    private void DemandCapacity(in ResourceSampled fact)
    {
        if (fact.InUse > fact.Capacity)
            _log.Add(Invariant.CapacityIsKept, _where, fact.Time, $"at most {fact.Capacity} in use", $"{fact.InUse}");
        var capacity = (Int128)fact.CapacityNanoseconds - _last.CapacityNanoseconds;

        // A sample rounds the work of each sharer down to a unit (1/256 ns), so that a window may hold a unit a sharer that belongs to the one before.
        var carried = _description.WorkUnitsPerNanosecond == 1 ? 0 : _last.InUse + _last.Waiting;
        var most = (capacity * _description.WorkUnitsPerNanosecond) + carried;
        var work = (Int128)fact.WorkUnits - _last.WorkUnits;
        if (work > most)
            _log.Add(Invariant.UtilisationAtMostOne, _where, fact.Time, $"work since {_last.Time} at most {most}", $"{work}");
        if (_isChanged || (_isSampled && _last.Capacity != fact.Capacity))
            return;
        var constant = (Int128)fact.Capacity * (fact.Time - _last.Time).Nanoseconds;
        if (capacity != constant)
            _log.Add(Invariant.CapacityIsKept, _where, fact.Time, $"∫ capacity dt since {_last.Time} of {constant} ns", $"{capacity} ns");
    }

    /// <summary>Where a change has lowered the bound, those who waited before may go on waiting, but no more may come.</summary>
    private void DemandQueueBound(in ResourceSampled fact)
    {
        if (_largestLimit is { } limit && fact.Waiting > Math.Max(limit, _last.Waiting))
            _log.Add(Invariant.QueueBoundIsKept, _where, fact.Time, $"at most {limit} waiting", $"{fact.Waiting}");
    }

    /// <summary>Between samples the bound is checked at every arrival, as long as the capacity is known.</summary>
    private void DemandRoom(Instant time)
    {
        if (!_isSampled || _isChanged || _largestLimit is not { } limit)
            return;
        var most = Math.Max((long)_last.Capacity + limit, (long)_last.InUse + _last.Waiting);
        if (_present.Count > most)
            _log.Add(Invariant.QueueBoundIsKept, _where, time, $"at most {most} jobs present", $"{_present.Count}");
    }
}
