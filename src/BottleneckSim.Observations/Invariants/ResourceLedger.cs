using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Observations.Invariants;

/// <summary>The books of one resource: who came, who left, and what the integrals of its samples must therefore be.</summary>
/// <remarks>
/// <code>
/// jobs present
///   2 │      ┌───┐         area until a sample at S = Σ over jobs of min(departed, S) − arrived
///   1 │  ┌───┘   └──┐                               = Σ departed + present · S − Σ arrived
///   0 ┴──┴──────────┴──S
/// </code>
/// The sums are 128-bit integers, so the identity is exact at any length of run.
/// </remarks>
internal sealed partial class ResourceLedger
{
    private readonly ViolationLog _log;
    private readonly string _where;
    private readonly Dictionary<long, long> _present = [];
    private ResourceDescription _description;
    private long _arrivals;
    private long _departures;
    private Int128 _sumOfArrivals;
    private Int128 _sumOfDepartures;
    private Int128 _workOfDeparted;

    public ResourceLedger(string where, Instant since, ResourceDescription description, ViolationLog log)
    {
        (_where, _description, _log) = (where, description, log);
        _last = default(ResourceSampled) with { Time = since };
        _largestLimit = description.WaitingLimit;
    }

    public ResourceKind Kind => _description.Kind;

    /// <summary>The resource is described anew: by a change, or because its machine has booted. What was never sampled counts from here on.</summary>
    public void Describe(Instant time, ResourceDescription description)
    {
        if (!_isSampled)
            _last = _last with { Time = time };
        _largestLimit = _largestLimit is { } largest && description.WaitingLimit is { } limit ? Math.Max(largest, limit) : null;
        _description = description;
    }

    /// <summary>A change was made somewhere: capacity may be another from here on.</summary>
    public void NoteChange() => _isChanged = true;

    public void Take(in JobArrived fact)
    {
        if (fact.Job != _arrivals)
            _log.Add(Invariant.OrdinalsHaveNoGaps, _where, fact.Time, $"job {_arrivals}", $"job {fact.Job}");
        _arrivals = fact.Job + 1;
        _sumOfArrivals += fact.Time.Nanoseconds;
        _present[fact.Job] = fact.Time.Nanoseconds;
        DemandRoom(fact.Time);
    }

    public void Take(in JobDeparted fact)
    {
        if (!_present.Remove(fact.Job, out var arrived))
        {
            _log.Add(Invariant.WhatEndsWasBegun, _where, fact.Time, $"job {fact.Job} present", "it never came, or had left before");
            return;
        }

        if (arrived != fact.Arrived.Nanoseconds)
            _log.Add(Invariant.WhatEndsWasBegun, _where, fact.Time, $"job {fact.Job} as it came, at {Instant.FromNanoseconds(arrived)}", $"{fact.Arrived}");
        var most = (Int128)(fact.Time.Nanoseconds - arrived) * _description.WorkUnitsPerNanosecond;
        if (fact.WorkUnits < 0 || fact.WorkUnits > most)
            _log.Add(Invariant.UtilisationLaw, _where, fact.Time, $"work of job {fact.Job} from 0 to {most} (one server all the while)", $"{fact.WorkUnits}");
        _departures++;
        _sumOfDepartures += fact.Time.Nanoseconds;
        _workOfDeparted += fact.WorkUnits;
    }

    private Int128 JobNanosecondsUntil(Instant instant) =>
        _sumOfDepartures + ((Int128)_present.Count * instant.Nanoseconds) - _sumOfArrivals;

    private Int128 PresenceOfPresentUntil(Instant instant)
    {
        Int128 sum = 0;
        foreach (var arrived in _present.Values)
            sum += instant.Nanoseconds - arrived;
        return sum;
    }
}
