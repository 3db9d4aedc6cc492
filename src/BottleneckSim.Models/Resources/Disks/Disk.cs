using System.Runtime.InteropServices;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Resources.Disks;

/// <summary>A storage device with several channels and one first-in first-out queue.</summary>
/// <remarks>
/// <code>
///                       ┌ channel: position + transfer (+ flush) ┐
/// operation ─► [queue] ─┼ channel                                ┼─► OnDiskDone(tag)
/// (1 to n stripes)      └ channel                                ┘
/// </code>
/// <para>
/// A job is one stripe; an operation of several stripes is done when all of them are. Stripes that start at one instant end at one
/// instant and share an event. Where the queue never empties, that is one event an operation.
/// </para>
/// <para>
/// An operation that continues the stream of the one started before it only pays the sequential access time: two scans that take turns on a
/// spinning disk slow each other down by seeks, which nobody has to configure.
/// </para>
/// </remarks>
public sealed class Disk
{
    private readonly Node _node;
    private readonly IDiskClient _client;
    private readonly ResourceAccount _account;
    private readonly ObservationSink _sink;
    private readonly int _resource;
    private readonly int _timer;
    private readonly RingBuffer<int> _queue = new();
    private readonly List<OperationInHand> _operations = [];
    private readonly List<Batch> _batches = [];
    private readonly Stack<int> _freeOperations = new();
    private readonly Stack<int> _freeBatches = new();
    private DiskOptions _options = DiskOptions.SolidState;
    private long _readOperations;
    private long _writeOperations;
    private long _readBytes;
    private long _writtenBytes;
    private long _busyNanoseconds;
    private long _busySince;
    private long _lastStream;

    /// <summary>Attaches a disk to a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="client">Whom to tell when an operation is done.</param>
    /// <param name="sink">Where facts go.</param>
    /// <param name="resource">Its ordinal among the node's resources.</param>
    /// <param name="timer">The timer number by which the node hands timers back to <see cref="OnTimer"/>.</param>
    public Disk(Node node, IDiskClient client, ObservationSink sink, int resource, int timer)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _node = node;
        _client = client;
        _sink = sink;
        _resource = resource;
        _timer = timer;
        _account = new ResourceAccount(node, sink, resource);
    }

    /// <summary>How the disk is described to sinks.</summary>
    public static ResourceDescription Description => new("disk", ResourceKind.Disk);

    /// <summary>Channels that the device has.</summary>
    public int Channels => _options.Channels;

    /// <summary>Takes options into use, now; stripes in progress end as they began.</summary>
    /// <param name="options">The device.</param>
    public void Configure(DiskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _account.Advance();
        _options = options;
        _account.Capacity = Math.Max(options.Channels, _account.InUse);
        StartWaiting();
    }

    /// <summary>Starts or queues an operation.</summary>
    /// <param name="operation">What is to be done; its stripes are at most the device's channels.</param>
    public void Start(in DiskOperation operation)
    {
        _account.Advance();
        if (!_freeOperations.TryPop(out var slot))
        {
            slot = _operations.Count;
            _operations.Add(default);
        }

        var stripes = operation.Stripes;
        HandOf(slot).Take(operation, _node.Now, _account.Arrivals);
        _account.Waiting += stripes;
        for (var stripe = 0; stripe < stripes; stripe++)
        {
            _account.Arrive();
        }

        _queue.Enqueue(slot);
        StartWaiting();
    }

    /// <summary>Handles the disk's own timer: a batch of stripes is done.</summary>
    /// <param name="ticket">The batch.</param>
    public void OnTimer(long ticket)
    {
        _account.Advance();
        var batch = _batches[(int)ticket];
        _freeBatches.Push((int)ticket);
        ref var hand = ref HandOf(batch.Operation);
        Depart(ref hand, batch);
        hand.Unfinished -= batch.Stripes;
        StartWaiting();
        if (hand.Unfinished == 0)
        {
            _freeOperations.Push(batch.Operation);
            Count(hand.Operation);
            _client.OnDiskDone(hand.Operation.Tag);
        }
    }

    /// <summary>Tells the sink the state at an instant.</summary>
    /// <param name="now">The instant.</param>
    public void Sample(Instant now)
    {
        _sink.Observe(_account.SampleAt(now));
        var running = _account.InUse > 0 ? now.Nanoseconds - _busySince : 0;
        _sink.Observe(new DiskSampled(
            now, _node.Self.Index, _resource, _readOperations, _writeOperations, _readBytes, _writtenBytes, _busyNanoseconds + running));
    }

    private void StartWaiting()
    {
        while (_queue.Count > 0 && _account.InUse < _options.Channels)
        {
            var slot = _queue.First;
            ref var hand = ref HandOf(slot);
            var stripes = Math.Min(hand.Waiting, _options.Channels - _account.InUse);
            if (hand.StripeTime == Duration.Zero)
            {
                var follows = hand.Operation.Stream != 0 && hand.Operation.Stream == _lastStream;
                _lastStream = hand.Operation.Stream;
                hand.StripeTime = hand.Operation.StripeTime(_options, follows);
            }

            Begin(slot, ref hand, stripes);
            if (hand.Waiting == 0)
            {
                _queue.Dequeue();
            }
        }
    }

    private void Begin(int slot, ref OperationInHand hand, int stripes)
    {
        if (!_freeBatches.TryPop(out var ticket))
        {
            ticket = _batches.Count;
            _batches.Add(default);
        }

        var firstStripe = hand.Operation.Stripes - hand.Waiting;
        _batches[ticket] = new Batch(slot, hand.FirstJob + firstStripe, stripes);
        hand.Waiting -= stripes;
        if (_account.InUse == 0)
        {
            _busySince = _node.Now.Nanoseconds;
        }

        _account.Waiting -= stripes;
        _account.InUse += stripes;
        _node.SetTimer(_node.Now + hand.StripeTime, _timer, ticket);
    }

    private void Depart(ref OperationInHand hand, Batch batch)
    {
        _account.InUse -= batch.Stripes;
        _account.Capacity = Math.Max(_options.Channels, _account.InUse);
        if (_account.InUse == 0)
        {
            _busyNanoseconds += _node.Now.Nanoseconds - _busySince;
        }

        for (var stripe = 0; stripe < batch.Stripes; stripe++)
        {
            _account.Depart(batch.FirstJob + stripe, hand.Arrived, hand.StripeTime.Nanoseconds);
        }
    }

    private void Count(in DiskOperation operation)
    {
        _readOperations += operation.Reads;
        _writeOperations += operation.Writes;
        _readBytes += operation.ReadBytes;
        _writtenBytes += operation.WrittenBytes;
    }

    /// <summary>Where an operation is kept; good until the next one begins.</summary>
    private ref OperationInHand HandOf(int slot) => ref CollectionsMarshal.AsSpan(_operations)[slot];

    /// <summary>An operation from its arrival until its last stripe is done. It is large, and changed where it lies.</summary>
    private struct OperationInHand
    {
        public DiskOperation Operation;
        public Instant Arrived;
        public long FirstJob;
        public int Waiting;
        public int Unfinished;
        public Duration StripeTime;

        public void Take(in DiskOperation operation, Instant arrived, long firstJob)
        {
            Operation = operation;
            (Arrived, FirstJob, StripeTime) = (arrived, firstJob, Duration.Zero);
            (Waiting, Unfinished) = (operation.Stripes, operation.Stripes);
        }
    }

    /// <summary>Stripes of one operation that began together.</summary>
    private readonly record struct Batch(int Operation, long FirstJob, int Stripes);
}
