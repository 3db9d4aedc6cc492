using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Databases;

/// <content>How the database leaves: it serves who is connected up to a deadline, then resets the connections.</content>
public sealed partial class DatabaseNode
{
    /// <inheritdoc />
    protected override void OnDrain()
    {
        if (WaitsForCutOver())
        {
            return;
        }

        _isDraining = true;
        if (Successor() >= 0) // The system tells who it is in this instant only.
        {
            EndTransactions();
            Shipping.Configure(IsReplica ? null : _replicas, follows: false);
        }

        SetTimer(Now + DrainDeadline, DrainTimer, 0);
        LeaveWhenIdle();
    }

    private void LeaveWhenIdle()
    {
        if (_isDraining && !IsGone && _connections.InUse == 0 && _newConnections.Count == 0)
        {
            Sample(Now);
            Leave();
        }
    }

    /// <summary>The draining deadline has come: whoever still waits sees the connection reset.</summary>
    private void ResetConnections()
    {
        foreach (var statement in _statements.Active.Where(statement => statement.IsAsked))
        {
            Finish(statement.Call, statement.Started, RequestOutcome.Failed, 0);
        }

        Sample(Now);
        Leave();
    }
}
