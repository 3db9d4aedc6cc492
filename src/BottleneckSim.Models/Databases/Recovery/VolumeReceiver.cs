using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Recovery;

/// <summary>The successor's side: puts together what its predecessor's device holds.</summary>
/// <remarks>Messages may overtake each other on a link with jitter; the last one counts those before it.</remarks>
internal sealed class VolumeReceiver
{
    private readonly List<TableOnDisk> _tables = [];
    private long _expected = long.MaxValue;
    private long _redoBytes;
    private long _redoRecords;

    /// <summary>What the device holds; null before all of it is known.</summary>
    public Volume? Volume { get; private set; }

    /// <summary>The predecessor says something.</summary>
    public void Take(in Message message)
    {
        if (message.Operation == VolumeMessages.Table)
        {
            _tables.Add(new TableOnDisk((ulong)message.Ticket, message.Value, (long)message.Salt, message.Session));
        }
        else
        {
            (_expected, _redoBytes, _redoRecords) = (message.Ticket, message.Value, (long)message.Salt);
        }

        if (_tables.Count == _expected)
        {
            Volume = new Volume(_tables, _redoBytes, _redoRecords);
        }
    }
}
