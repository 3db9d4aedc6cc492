using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Facts;

/// <summary>Tells the facts of several logs in one order: by time, then by node, and within a node as they happened.</summary>
/// <remarks>So what a sink sees does not depend on threads, nor on how nodes are spread over members.</remarks>
internal sealed class FactMerge
{
    private readonly PriorityQueue<int, (Instant Time, int Node)> _heads = new();
    private FactCursor[] _cursors = [];

    public void Tell(List<FactLog> logs, ObservationSink sink)
    {
        if (_cursors.Length < logs.Count)
        {
            _cursors = new FactCursor[logs.Count];
        }

        for (var index = 0; index < logs.Count; index++)
        {
            _cursors[index] = new FactCursor(logs[index]);
            Push(index);
        }

        while (_heads.TryDequeue(out var index, out _))
        {
            _cursors[index].Tell(sink);
            while (!_cursors[index].IsAtEnd && IsNext(_cursors[index].Place))
            {
                _cursors[index].Tell(sink);
            }

            Push(index);
        }
    }

    private bool IsNext((Instant Time, int Node) place) => !_heads.TryPeek(out _, out var other) || place.CompareTo(other) < 0;

    private void Push(int index)
    {
        if (!_cursors[index].IsAtEnd)
        {
            _heads.Enqueue(index, _cursors[index].Place);
        }
    }
}
