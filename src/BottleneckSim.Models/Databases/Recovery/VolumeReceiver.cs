using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Replication.CatchUps;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Recovery;

/// <summary>The successor's side: puts together what its predecessor's device holds.</summary>
/// <remarks>Messages may overtake each other on a link with jitter; the last one counts those before it.</remarks>
internal sealed class VolumeReceiver
{
    private readonly List<TableOnDisk> _tables = [];
    private readonly List<InterruptedBuild> _builds = [];
    private readonly List<ShippedRecord> _records = [];
    private Volume _log = Volume.Empty;
    private ulong _publication;
    private long _expected = long.MaxValue;
    private long _count;

    /// <summary>What the device holds; null before all of it is known.</summary>
    public Volume? Volume { get; private set; }

    /// <summary>The predecessor says something.</summary>
    public void Take(in Message message)
    {
        switch (message.Operation)
        {
            case VolumeMessages.Table:
                _tables.Add(new TableOnDisk((ulong)message.Ticket, message.Value, (long)message.Salt, message.Session));
                break;
            case VolumeMessages.Build:
                _builds.Add(new InterruptedBuild(message.Salt, (ulong)message.Ticket, (int)message.Value));
                break;
            case VolumeMessages.Log:
                _log = _log with { LastSequence = message.Ticket, RedoBytes = message.Value, RedoRecords = (long)message.Salt };
                break;
            case VolumeMessages.End:
                (_expected, _publication, _count) = (message.Ticket, message.Salt, _count - 1);
                break;
            default:
                _records.Add(new ShippedRecord(message.Ticket, message.Operation, message.Draw, message.Salt, Instant.FromNanoseconds(message.Value), message.Session));
                break;
        }

        if (++_count == _expected)
        {
            _records.Sort((one, other) => one.Sequence.CompareTo(other.Sequence));
            Volume = _log with { Tables = _tables, Builds = _builds, Publication = _publication, Records = _records };
        }
    }
}
