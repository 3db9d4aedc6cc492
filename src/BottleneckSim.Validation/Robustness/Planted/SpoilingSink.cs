using BottleneckSim.Observations.Invariants;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Validation.Robustness.Planted;

/// <summary>Passes a run's facts on to the checker, those of one kind spoiled from some fact on, as a bug would spoil them.</summary>
/// <remarks>
/// <code>
/// run ──facts──► spoiling sink ──facts, some spoiled──► checker
/// </code>
/// One spoiled fact alone may escape with reason: beside a change the capacity may be another, and of a server that is never idle an answer too many is not seen.
/// </remarks>
internal sealed class SpoilingSink(BugKind kind, InvariantChecker checker) : CompositeSink(checker)
{
    private const int Passed = 20;
    private int _seen;

    /// <summary>Whether the run came to the fact that is spoiled.</summary>
    public bool IsPlanted => _seen > Passed + (kind == BugKind.RequestUntold ? 1 : 0);

    public override void Observe(in RequestIssued fact)
    {
        if (!Strikes(BugKind.RequestUntold) || _seen % 2 == 0)
            base.Observe(fact); // Every other one is told: a gap shows only beside what comes after it.
    }

    public override void Observe(in RequestFinished fact)
    {
        base.Observe(fact);
        if (Strikes(BugKind.RequestEndsTwice))
            base.Observe(fact);
    }

    public override void Observe(in ServerRequestFinished fact)
    {
        base.Observe(fact);
        if (Strikes(BugKind.AnswerTwice))
            base.Observe(fact);
    }

    public override void Observe(in JobDeparted fact)
    {
        if (Strikes(BugKind.JobLost))
            return;
        base.Observe(Strikes(BugKind.WorkForgotten) ? fact with { WorkUnits = fact.WorkUnits + 1 } : fact);
        if (Strikes(BugKind.JobTwice))
            base.Observe(fact);
    }

    public override void Observe(in ResourceSampled fact) => base.Observe(
        Strikes(BugKind.TimeForgotten) ? fact with { JobNanoseconds = fact.JobNanoseconds + Times }
        : Strikes(BugKind.CapacityInvented) ? fact with { CapacityNanoseconds = fact.CapacityNanoseconds + Times }
        : Strikes(BugKind.ServerInvented) ? fact with { InUse = fact.Capacity + 1 }
        : Strikes(BugKind.CountFalls) ? fact with { Departures = -1 }
        : fact);

    /// <summary>How many facts were spoiled.</summary>
    private int Times => _seen - Passed;

    /// <summary>Whether this is a fact to spoil: any after some have passed.</summary>
    private bool Strikes(BugKind one) => one == kind && ++_seen > Passed;
}
