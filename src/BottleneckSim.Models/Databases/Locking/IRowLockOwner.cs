using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Databases.Locking;

/// <summary>Whoever's statements lock rows.</summary>
internal interface IRowLockOwner
{
    /// <summary>The row that a statement waited for is its transaction's: it goes on.</summary>
    void OnRowLocked(Statement statement);

    /// <summary>A statement will not get its row.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="outcome">Why: it has waited too long, waits in a circle, or (failed) too many rows are locked.</param>
    void OnRowDenied(Statement statement, RequestOutcome outcome);
}
