using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Grading.Measurements;

/// <summary>The statements of one query that were done in a window by one kind of plan.</summary>
/// <param name="Tier">The database.</param>
/// <param name="Query">The query.</param>
/// <param name="Plan">How its rows were reached.</param>
/// <param name="Count">Statements.</param>
/// <param name="Failures">Of these, not answered as asked.</param>
/// <param name="RowsExamined">Rows looked at, all together.</param>
/// <param name="RowsReturned">Rows in the answers.</param>
/// <param name="PagesHit">Pages found in the buffer pool.</param>
/// <param name="PagesRead">Pages read from the disk.</param>
/// <param name="TotalSeconds">Time of execution, all together.</param>
/// <param name="LockWaitSeconds">Time spent waiting for row locks.</param>
public sealed record StatementMeasurement(
    string Tier,
    string Query,
    PlanKind Plan,
    long Count,
    long Failures,
    long RowsExamined,
    long RowsReturned,
    long PagesHit,
    long PagesRead,
    double TotalSeconds,
    double LockWaitSeconds)
{
    /// <summary>The 99th percentile of a statement's time in seconds, to within 1 %.</summary>
    public double P99Seconds { get; init; }

    /// <summary>Of the failures, those that were the victims of deadlocks (SQLSTATE 40P01).</summary>
    public long Deadlocks { get; init; }

    /// <summary>Of the failures, those that had waited too long for a lock (SQLSTATE 55P03).</summary>
    public long LockTimeouts { get; init; }

    /// <summary>Rows looked at for each row in the answer; as if one row had been returned where none was.</summary>
    public double RowsExaminedPerReturned => RowsExamined / (double)Math.Max(1, RowsReturned);

    /// <summary>The mean time of a statement in seconds.</summary>
    public double MeanSeconds => Count == 0 ? 0 : TotalSeconds / Count;
}
