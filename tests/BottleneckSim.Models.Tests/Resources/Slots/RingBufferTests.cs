using BottleneckSim.Models.Resources.Slots;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Resources.Slots;

public class RingBufferTests
{
    [Fact]
    public void It_is_a_queue_whatever_is_put_in_and_taken_out()
    {
        Prop.ForAll(Gen.Choose(-2, 3).ListOf().Select(list => list.ToArray()).ToArbitrary(), script =>
        {
            var (ring, queue) = (new RingBuffer<int>(), new Queue<int>());
            for (var index = 0; index < script.Length * 20; index++)
            {
                if (script[index % script.Length] > 0)
                {
                    ring.Enqueue(index);
                    queue.Enqueue(index);
                }
                else if (queue.Count > 0 && (ring.First != queue.Peek() || ring.Dequeue() != queue.Dequeue()))
                {
                    return false;
                }
            }

            return ring.Count == queue.Count && queue.Select((item, position) => ring.At(position) == item).All(same => same);
        }).Check(seed: 6);
    }

    [Fact]
    public void An_empty_one_has_no_first()
    {
        var ring = new RingBuffer<int>();
        Assert.Throws<InvalidOperationException>(() => ring.Dequeue());
    }
}
