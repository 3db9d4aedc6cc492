using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>Tells the balancer how far a replica is: at most every 10 ms, and at once when it may be read or no longer.</summary>
/// <remarks>The balancer thus knows a little less than is true, never more.</remarks>
internal sealed class ProgressReports(DatabaseNode node)
{
    private long _applied;
    private bool _isReadable = true;
    private bool _isArmed;
    private ulong _count;

    private static Duration Interval => Duration.FromMilliseconds(10);

    /// <summary>Notes what is to be told.</summary>
    public void Note(long applied, bool isReadable)
    {
        var isUrgent = isReadable != _isReadable;
        (_applied, _isReadable) = (applied, isReadable);
        if (isUrgent)
        {
            Send();
        }
        else if (!_isArmed)
        {
            _isArmed = true;
            node.SetReportTimer(Interval);
        }
    }

    /// <summary>The interval is over.</summary>
    public void OnTimer()
    {
        _isArmed = false;
        Send();
    }

    private void Send() => node.TellPeer(node.Self.Tier.EntryNode, ReplicationMessages.Report, _applied, ++_count, _isReadable ? 1 : 0);
}
