using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Observations.Databases;

/// <summary>A database has executed a statement.</summary>
/// <param name="Time">When it was done.</param>
/// <param name="Node">The database.</param>
/// <param name="Operation">The query, a position in the database's operations.</param>
/// <param name="Plan">How its rows were reached.</param>
/// <param name="Started">When its execution began.</param>
/// <param name="RowsExamined">Rows looked at.</param>
/// <param name="RowsReturned">Rows in the answer.</param>
/// <param name="PagesHit">Pages found in the buffer pool.</param>
/// <param name="PagesRead">Pages read from the disk.</param>
/// <param name="LockWait">Time spent waiting for row locks.</param>
/// <param name="Outcome">How it ended.</param>
public readonly record struct StatementFinished(
    Instant Time,
    int Node,
    int Operation,
    PlanKind Plan,
    Instant Started,
    long RowsExamined,
    long RowsReturned,
    long PagesHit,
    long PagesRead,
    Duration LockWait,
    RequestOutcome Outcome);
