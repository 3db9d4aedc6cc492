using BottleneckSim.Kernel.Statistics;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Grading.Measurements;

/// <summary>Sums the statements of one query and plan in one window.</summary>
internal sealed class StatementTally
{
    private readonly LogLinearHistogram _latency = new();
    private long _count;
    private long _failures;
    private long _deadlocks;
    private long _lockTimeouts;
    private long _rowsExamined;
    private long _rowsReturned;
    private long _pagesHit;
    private long _pagesRead;
    private long _nanoseconds;
    private long _lockWaitNanoseconds;

    public void Add(in StatementFinished fact)
    {
        _count++;
        _failures += fact.Outcome == RequestOutcome.Succeeded ? 0 : 1;
        _deadlocks += fact.Outcome == RequestOutcome.Deadlocked ? 1 : 0;
        _lockTimeouts += fact.Outcome == RequestOutcome.LockTimedOut ? 1 : 0;
        _rowsExamined += fact.RowsExamined;
        _rowsReturned += fact.RowsReturned;
        _pagesHit += fact.PagesHit;
        _pagesRead += fact.PagesRead;
        _nanoseconds += (fact.Time - fact.Started).Nanoseconds;
        _latency.Record((fact.Time - fact.Started).Nanoseconds);
        _lockWaitNanoseconds += fact.LockWait.Nanoseconds;
    }

    public StatementMeasurement ToMeasurement(string tier, string query, PlanKind plan) => new(
        tier, query, plan, _count, _failures, _rowsExamined, _rowsReturned, _pagesHit, _pagesRead, _nanoseconds / 1e9, _lockWaitNanoseconds / 1e9)
    {
        Deadlocks = _deadlocks,
        LockTimeouts = _lockTimeouts,
        P99Seconds = _count == 0 ? 0 : _latency.Quantile(0.99) / 1e9,
    };
}
