using Akka.Actor;
using BottleneckSim.Kernel.Digests;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;

namespace BottleneckSim.Actors.Windows;

/// <summary>What a clock knows of a node that lives on its member. The model itself is the actor's alone.</summary>
internal sealed class HostedNode(NodeBlueprint self, IActorRef actor, NodeWindow window, int life, NodeProgress earlier)
{
    public NodeBlueprint Self { get; } = self;

    public IActorRef Actor { get; } = actor;

    public NodeWindow Window { get; } = window;

    /// <summary>0 for the node itself, from 1 on for its stand-ins.</summary>
    public int Life { get; } = life;

    /// <summary>Whether the actor holds the sheet.</summary>
    public bool IsAsked { get; set; }

    /// <summary>When the node's earliest own timer is due.</summary>
    public Instant NextTimer { get; private set; } = Instant.MaxValue;

    /// <summary>How far the node has come, all its lives together.</summary>
    public NodeProgress Progress { get; private set; } = earlier;

    private NodeProgress EarlierLives { get; } = earlier;

    /// <summary>Takes over what the actor has answered.</summary>
    public void Commit()
    {
        NextTimer = Window.NextTimer;
        Progress = Life == 0 ? new NodeProgress(Self.Index, Window.HandledEvents, Window.Digest) : WithEarlierLives();
        Window.Inbound.Clear();
        Window.Outbound.Clear();
        Window.Facts.Clear();
    }

    private NodeProgress WithEarlierLives()
    {
        var chain = default(NodeDigest);
        chain.Add(EarlierLives.Digest, Window.Digest);
        return new NodeProgress(Self.Index, EarlierLives.HandledEvents + Window.HandledEvents, chain.Value);
    }
}
