using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>A thread on the processor.</summary>
/// <param name="FinishAt">The class's attained service at which it is done.</param>
/// <param name="Job">Its ordinal.</param>
/// <param name="Tag">Its owner's reference.</param>
/// <param name="Since">When it came.</param>
/// <param name="AttainedAtStart">The class's attained service when it came.</param>
internal readonly record struct RunningThread(long FinishAt, long Job, long Tag, Instant Since, long AttainedAtStart);

/// <summary>The threads on a processor, the first to finish first; equals by age. A binary heap without allocation in steady state.</summary>
internal sealed class RunningThreads
{
    private RunningThread[] _heap = new RunningThread[16];

    public int Count { get; private set; }

    public ref readonly RunningThread First => ref _heap[0];

    /// <summary>What all threads together have attained when the class's attained service is this.</summary>
    public long AttainedAt(long attained)
    {
        long sum = 0;
        for (var index = 0; index < Count; index++)
        {
            sum += attained - _heap[index].AttainedAtStart;
        }

        return sum;
    }

    public void Add(in RunningThread thread)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, _heap.Length * 2);
        }

        var hole = Count++;
        while (hole > 0)
        {
            var parent = (hole - 1) / 2;
            if (!IsBefore(thread, _heap[parent]))
            {
                break;
            }

            _heap[hole] = _heap[parent];
            hole = parent;
        }

        _heap[hole] = thread;
    }

    public RunningThread RemoveFirst()
    {
        var first = _heap[0];
        var last = _heap[--Count];
        var hole = 0;
        while (true)
        {
            var child = (2 * hole) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && IsBefore(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsBefore(_heap[child], last))
            {
                break;
            }

            _heap[hole] = _heap[child];
            hole = child;
        }

        _heap[hole] = last;
        return first;
    }

    private static bool IsBefore(in RunningThread one, in RunningThread other) =>
        one.FinishAt < other.FinishAt || (one.FinishAt == other.FinishAt && one.Job < other.Job);
}
