using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Resources.EventLoops;

/// <summary>The event loops of a node: each runs one piece of work at a time, first-in first-out, to its end. One slow piece stalls all behind it.</summary>
/// <remarks>
/// <code>
/// request (bound to a loop) ──► [loop 1: piece, piece, piece …] ──► one thread ─┐
///                               [loop 2: …]                     ──► one thread ─┴─► processor
/// </code>
/// Source: the reactor pattern (Schmidt 1995), as in Node.js: non-preemptive, so that a loop is an M/G/1 queue (Kleinrock, Queueing Systems I, section 5.6).
/// </remarks>
public sealed class EventLoopSet
{
    private readonly ResourceAccount _account;
    private readonly ProcessorSharingCpu _cpu;
    private readonly Node _node;
    private readonly ObservationSink _sink;
    private readonly List<Loop> _loops = [];
    private int _count;

    /// <summary>Attaches loops to a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="cpu">Its processor.</param>
    /// <param name="sink">Where facts go.</param>
    /// <param name="resource">Its ordinal among the node's resources.</param>
    public EventLoopSet(Node node, ProcessorSharingCpu cpu, ObservationSink sink, int resource)
    {
        ArgumentNullException.ThrowIfNull(sink);
        (_node, _cpu, _sink) = (node, cpu, sink);
        _account = new ResourceAccount(node, sink, resource);
    }

    /// <summary>How the loops are described to sinks.</summary>
    public static ResourceDescription Description => new("event-loop", ResourceKind.WorkerSlots);

    /// <summary>Takes a number of loops into use. One that is to go finishes the requests that are bound to it.</summary>
    public void Configure(int loops)
    {
        _account.Advance();
        _count = loops;
        while (_loops.Count < loops)
        {
            _loops.Add(new Loop());
        }

        _account.Capacity = Math.Max(loops, _account.InUse);
    }

    /// <summary>Binds a request to the loop with the fewest, the first of equals.</summary>
    public int Bind()
    {
        var best = 0;
        for (var loop = 1; loop < _count; loop++)
        {
            best = _loops[loop].Requests < _loops[best].Requests ? loop : best;
        }

        _loops[best].Requests++;
        return best;
    }

    /// <summary>A request that was bound has ended.</summary>
    public void Unbind(int loop) => _loops[loop].Requests--;

    /// <summary>Runs a piece of work, now or when those before it are done.</summary>
    /// <param name="loop">The loop of its request.</param>
    /// <param name="work">Time it would take alone on a core.</param>
    /// <param name="tag">Given back by the processor when it is done.</param>
    public void Run(int loop, Duration work, long tag)
    {
        _account.Advance();
        var piece = new Piece(_account.Arrive(), _node.Now, work, tag);
        if (_loops[loop].IsBusy)
        {
            _account.Waiting++;
            _loops[loop].Queue.Enqueue(piece);
        }
        else
        {
            Begin(_loops[loop], piece);
        }
    }

    /// <summary>The processor is done with something.</summary>
    /// <returns>Whether it was a loop's piece; then the loop has begun the next.</returns>
    public bool OnCpuDone(long tag)
    {
        foreach (var loop in _loops)
        {
            if (loop.IsBusy && loop.Current.Tag == tag)
            {
                End(loop);
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells the sink the state at an instant.</summary>
    public void Sample(Instant now) => _sink.Observe(_account.SampleAt(now));

    private void Begin(Loop loop, in Piece piece)
    {
        loop.IsBusy = true;
        loop.Current = piece;
        loop.Began = _node.Now;
        _account.InUse++;
        _account.Capacity = Math.Max(_account.Capacity, _account.InUse);
        _cpu.Start(piece.Work, piece.Tag);
    }

    private void End(Loop loop)
    {
        _account.Advance();
        loop.IsBusy = false;
        _account.InUse--;
        _account.Depart(loop.Current.Job, loop.Current.Since, (_node.Now - loop.Began).Nanoseconds);
        if (loop.Queue.Count > 0)
        {
            _account.Waiting--;
            Begin(loop, loop.Queue.Dequeue());
        }
    }

    private sealed class Loop
    {
        public RingBuffer<Piece> Queue { get; } = new();

        public int Requests { get; set; }

        public bool IsBusy { get; set; }

        public Piece Current { get; set; }

        public Instant Began { get; set; }
    }

    private readonly record struct Piece(long Job, Instant Since, Duration Work, long Tag);
}
