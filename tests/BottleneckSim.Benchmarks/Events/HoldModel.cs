using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Benchmarks.Events;

/// <summary>
/// The hold model (Jones, CACM 29(4), 1986): with a constant number of events pending, take the earliest out and put it
/// back a random time later. Both queues get the same keys and payloads and do the same holds.
/// </summary>
public sealed class HoldModel
{
    private const int Increments = 1 << 16;
    private const int Senders = 16;

    private readonly long[] _increments = new long[Increments];
    private readonly NodeId[] _senders = [.. Enumerable.Range(0, Senders).Select(index => NodeId.FromName($"node-{index}"))];
    private readonly EventQueue<HoldPayload> _ladder = new();
    private readonly PriorityQueue<HoldPayload, EventKey> _heap = new();
    private int _ladderHolds;
    private int _heapHolds;

    /// <summary>Both queues with so many pending events, their times apart exponentially with a mean of 1 ms.</summary>
    public HoldModel(int pending, IncrementShape shape = IncrementShape.Exponential)
    {
        var random = new Random(1);
        for (var index = 0; index < Increments; index++)
        {
            _increments[index] = Increment(random, shape);
        }

        for (var index = 0; index < pending; index++)
        {
            var key = KeyAfter(default, ref _ladderHolds);
            _ladder.Enqueue(key, new HoldPayload(index, 1, 2, 3, 4, 5, 6));
            _heap.Enqueue(new HoldPayload(index, 1, 2, 3, 4, 5, 6), KeyAfter(default, ref _heapHolds));
        }
    }

    /// <summary>Holds so many times on the kernel's queue.</summary>
    public long HoldEventQueue(int holds)
    {
        var sum = 0L;
        while (holds-- > 0 && _ladder.TryDequeueBefore(Instant.MaxValue, out var key, out var payload))
        {
            sum += payload.Destination;
            _ladder.Enqueue(KeyAfter(key, ref _ladderHolds), payload);
        }

        return sum;
    }

    /// <summary>Holds so many times on the runtime's priority queue.</summary>
    public long HoldPriorityQueue(int holds)
    {
        var sum = 0L;
        while (holds-- > 0 && _heap.TryDequeue(out var payload, out var key))
        {
            sum += payload.Destination;
            _heap.Enqueue(payload, KeyAfter(key, ref _heapHolds));
        }

        return sum;
    }

    private static long Increment(Random random, IncrementShape shape) => shape switch
    {
        IncrementShape.Exponential => (long)(-1e6 * Math.Log(1 - random.NextDouble())),
        IncrementShape.Bimodal => random.Next(10) == 0 ? 30_000_000_000 : 1_000 + random.Next(1_000_000),
        IncrementShape.Constant => 1_000_000,
        _ => random.Next(4) == 0 ? 1_000_000 : 0,
    };

    private EventKey KeyAfter(in EventKey current, ref int holds)
    {
        var time = current.Time + Duration.FromNanoseconds(_increments[holds & (Increments - 1)]);
        var phase = time > current.Time ? EventKey.MessagePhase : current.Phase + 1;
        return new(time, phase, _senders[holds & (Senders - 1)], holds++);
    }
}
