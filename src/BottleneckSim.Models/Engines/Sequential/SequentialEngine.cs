using BottleneckSim.Kernel.Digests;
using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Engines.Sequential;

/// <summary>Runs a system on one thread, as fast as possible: one queue of events for all nodes.</summary>
/// <remarks>
/// <code>
/// queue ──earliest──► node.Handle ──► port ──► queue
/// </code>
/// The one queue orders by (time, phase, sender, sequence); what a node sees is the same order restricted to itself, so the
/// result equals that of an engine with a queue for every node.
/// </remarks>
public sealed class SequentialEngine : IEngine
{
    private readonly EventQueue<Message> _queue = new();
    private readonly QueuePort _port;
    private readonly List<Node> _nodes = [];
    private readonly ObservationSink _sink;
    private readonly ulong _seed;
    private SystemBlueprint _blueprint;

    /// <summary>Starts a run at instant zero.</summary>
    /// <exception cref="InvalidSystemException">The description is not a system.</exception>
    public SequentialEngine(SystemDescription system, ulong seed, ObservationSink sink)
    {
        _seed = seed;
        _sink = sink;
        _port = new QueuePort(_queue);
        _blueprint = SystemCompiler.Compile(system);
        StartNewNodes();
    }

    /// <inheritdoc />
    public string Name => "sequential";

    /// <inheritdoc />
    public Instant Now { get; private set; }

    /// <inheritdoc />
    public SystemDescription System => _blueprint.Description;

    /// <inheritdoc />
    public long HandledEvents => _nodes.Sum(node => node.HandledEvents);

    /// <inheritdoc />
    public string Digest => RunDigest.Combine(_nodes.Select(node => KeyValuePair.Create(node.Self.Name, node.Digest))).ToString();

    /// <inheritdoc />
    public void AdvanceTo(Instant instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, Now);
        while (_queue.TryDequeueBefore(instant, out var key, out var message))
        {
            _nodes[message.Destination].Handle(key, message);
        }

        Now = instant;
    }

    /// <inheritdoc />
    public void Apply(Change change, ChangeOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(change);
        _blueprint = _blueprint.After(change);
        _sink.Observe(_blueprint.Tell(change, Now, origin));
        foreach (var node in _nodes)
        {
            node.Reconfigure(Now, _blueprint);
        }

        StartNewNodes();
    }

    /// <inheritdoc />
    public void Sample()
    {
        foreach (var node in _nodes)
        {
            node.TakeSample(Now);
            node.SampleNetwork(Now);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private void StartNewNodes()
    {
        for (var index = _nodes.Count; index < _blueprint.Nodes.Length; index++)
        {
            var node = NodeFactory.Create(new NodeContext(_blueprint.Nodes[index], _blueprint, _seed, _port, _sink));
            _nodes.Add(node);
            node.Start(Now);
        }
    }

    private sealed class QueuePort(EventQueue<Message> queue) : EventPort
    {
        public override void Post(in EventKey key, in Message message) => queue.Enqueue(key, message);
    }
}
