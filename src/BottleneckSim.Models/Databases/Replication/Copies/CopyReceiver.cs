using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Replication.Copies;

/// <summary>The replica's side of a base copy.</summary>
/// <remarks>
/// <code>
/// asked ─► begun (holds the log up to S) ─► pieces written ─► ended (one state at E) ─► S+1 … E applied ─► whole
/// </code>
/// Messages may overtake each other on a link with jitter.
/// </remarks>
internal sealed class CopyReceiver(DatabaseNode node)
{
    private ulong _number;
    private bool _hasBegun = true;
    private bool _hasEnded = true;
    private long _endsAt;

    /// <summary>Whether the beginning of a copy is waited for.</summary>
    public bool IsAwaited => !_hasBegun;

    /// <summary>Whether the log may be applied.</summary>
    public bool MayApply => _hasBegun && _hasEnded;

    /// <summary>Whether the replica holds one whole state.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>There is nothing to copy.</summary>
    public void Skip() => IsWhole = true;

    /// <summary>Asks for a copy.</summary>
    public void Ask(int leader)
    {
        _number++;
        (_hasBegun, _hasEnded, IsWhole) = (false, false, false);
        Tell(leader, ReplicationMessages.AskForCopy);
    }

    /// <summary>The leader says something about a copy.</summary>
    /// <returns>Whether it is that the copy has begun.</returns>
    public bool Handle(in Message message)
    {
        if (message.Salt != _number)
        {
            return false; // An earlier copy, given up.
        }

        switch (message.Operation)
        {
            case ReplicationMessages.BeginCopy:
                _hasBegun = true;
                return true;
            case ReplicationMessages.CopyTable:
                node.SetRows((ulong)message.Ticket, message.Value);
                break;
            case ReplicationMessages.CopyPiece:
                node.WriteCopy(message.Value);
                break;
            case ReplicationMessages.EndCopy:
                (_hasEnded, _endsAt) = (true, message.Ticket);
                break;
        }

        return false;
    }

    /// <summary>A piece is on the disk.</summary>
    public void OnWritten(int leader)
    {
        if (!_hasEnded)
        {
            Tell(leader, ReplicationMessages.PieceWritten);
        }
    }

    /// <summary>So much has been applied.</summary>
    /// <returns>Whether that makes the copy whole.</returns>
    public bool Complete(long applied)
    {
        if (IsWhole || !MayApply || applied < _endsAt)
        {
            return false;
        }

        IsWhole = true;
        return true;
    }

    private void Tell(int leader, int what) => node.TellPeer(leader, what, 0, _number);
}
