using Akka.Actor;
using BottleneckSim.Actors.Supervision;
using BottleneckSim.Actors.Windows;
using BottleneckSim.Kernel.Events;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Nodes;

/// <summary>One node of the system as an actor: it alone owns the model and the model's own events.</summary>
/// <remarks>
/// <code>
/// clock ──window──► actor ──► [ own queue ] ──► node.Handle ──┬──► own queue
///       ◄─────────────────────────────────────────────────────┴──► window: messages to others, facts
/// </code>
/// Anything thrown here goes to the supervisor, which makes it this node's crash.
/// </remarks>
internal sealed class NodeActor(NodeBirth birth) : UntypedActor
{
    private readonly EventQueue<Message> _queue = new();
    private Node? _node;

    protected override void PreStart()
    {
        if (birth.IsStandIn)
        {
            _node = new CrashedNode(ContextIn(birth.Window.System, new NullSink()));
            _node.Start(birth.Time);
        }
    }

    protected override void OnReceive(object message)
    {
        var window = (NodeWindow)message;
        switch (window.Task)
        {
            case NodeTask.Start when birth.IsStandIn:
                break;
            case NodeTask.Start:
                _node = NodeFactory.Create(ContextIn(window.System, window.Facts));
                _node.Start(window.Time);
                break;
            case NodeTask.Handle:
                Handle(window);
                break;
            case NodeTask.Reconfigure:
                _node!.Reconfigure(window.Time, window.System);
                break;
            default:
                _node!.TakeSample(window.Time);
                _node.SampleNetwork(window.Time);
                break;
        }

        window.NextTimer = _queue.NextTime;
        window.HandledEvents = _node!.HandledEvents;
        window.Digest = _node.Digest;
        Sender.Tell(window);
    }

    private NodeContext ContextIn(SystemBlueprint system, ObservationSink sink) =>
        new(birth.Self, system, birth.Seed, new NodePort(birth.Self.Index, _queue, birth.Window.Outbound, birth.FirstSequence), sink);

    private void Handle(NodeWindow window)
    {
        foreach (var (key, message) in window.Inbound)
        {
            _queue.Enqueue(key, message);
        }

        while (_queue.TryDequeueBefore(window.Time, out var key, out var message))
        {
            _node!.Handle(key, message);
        }
    }
}
