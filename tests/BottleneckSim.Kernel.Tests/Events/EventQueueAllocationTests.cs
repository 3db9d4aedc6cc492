using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.TestSupport.Memory;

namespace BottleneckSim.Kernel.Tests.Events;

public sealed class EventQueueAllocationTests
{
    private const int Holds = 100_000;

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public void Holding_the_count_of_pending_events_allocates_nothing(int pending)
    {
        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            var (queue, random) = (new EventQueue<long>(), new Random(1));
            for (var index = 0; index < pending; index++)
            {
                queue.Enqueue(EventKey.ForMessage(Instant.FromNanoseconds(random.Next(1_000_000)), default, index), index);
            }

            Hold(queue, random, 10 * pending);
            Assert.Equal(pending, queue.Count);
            return () => Hold(queue, random, Holds);
        }));
    }

    private static void Hold(EventQueue<long> queue, Random random, int holds)
    {
        while (holds-- > 0 && queue.TryDequeueBefore(Instant.MaxValue, out var key, out var payload))
        {
            // Mostly near, sometimes far ahead, sometimes at once.
            var ahead = random.Next(10) switch { 0 => 30_000_000_000, 1 => 0, _ => random.Next(1_000_000) };
            var time = key.Time + Duration.FromNanoseconds(ahead);
            queue.Enqueue(EventKey.ForSelf(key, time, default, payload, "hold"), payload);
        }
    }
}
