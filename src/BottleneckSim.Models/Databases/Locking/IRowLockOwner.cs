using BottleneckSim.Models.Databases.Execution;

namespace BottleneckSim.Models.Databases.Locking;

/// <summary>Whoever's statements lock rows.</summary>
internal interface IRowLockOwner
{
    /// <summary>The row that a statement waited for is its transaction's: it goes on.</summary>
    void OnRowLocked(Statement statement);

    /// <summary>A statement will not get its row: it has waited too long, waits in a circle, or too many rows are locked.</summary>
    void OnRowDenied(Statement statement);
}
