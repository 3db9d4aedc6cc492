using System.Globalization;
using Akka.Actor;
using BottleneckSim.Actors.Members;
using BottleneckSim.Actors.Nodes;
using BottleneckSim.Actors.Supervision;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Observations.Changes;

namespace BottleneckSim.Actors.Windows;

/// <summary>How nodes begin, end and are replaced.</summary>
internal sealed partial class MemberClock
{
    private void Begin(Launch launch)
    {
        _system = new PlacedSystem(launch.System, launch.Placement, launch.MemberCount);
        if (sink is null)
        {
            Context.Watch(_customer);
        }

        StartNewNodes(Instant.Zero);
    }

    private void Begin(Reconfigure reconfigure)
    {
        _system!.Apply(reconfigure.Change);
        sink?.Observe(_system.Blueprint.Tell(reconfigure.Change, reconfigure.Now, reconfigure.Origin)); // On a cluster the border clock tells it, once.
        ReconfigureAll(reconfigure.Now);
    }

    private void ReconfigureAll(Instant now)
    {
        _lookAhead = _system!.LookAheadWithin(_launch!.Member);
        AskAll(NodeTask.Reconfigure, now);
    }

    /// <summary>Stand-ins take the places of the lost nodes that fall to this member; then all nodes are told of the successors.</summary>
    private void Begin(Adopt adopt)
    {
        var blueprint = _system!.Blueprint;
        var progress = adopt.Progress.ToDictionary(known => known.Node);
        foreach (var node in _system.Lose(adopt.Member).Where(node => _system.MemberOf(node) == _launch!.Member))
        {
            var earlier = progress.GetValueOrDefault(node, new NodeProgress(node, 0, 0));
            _nodes[node] = Host(blueprint.Nodes[node], life: NodeBirth.MaximumLives / 2, adopt.Now, earlier);
        }

        ReconfigureAll(adopt.Now);
    }

    private void StartNewNodes(Instant now)
    {
        _lookAhead = _system!.LookAheadWithin(_launch!.Member);
        var first = _nodes.Count;
        for (var index = first; index < _system.Blueprint.Nodes.Length; index++)
        {
            _nodes.Add(_system.MemberOf(index) == _launch.Member
                ? Host(_system.Blueprint.Nodes[index], life: 0, now, new NodeProgress(index, 0, 0))
                : null);
        }

        foreach (var node in _nodes.Skip(first).OfType<HostedNode>())
        {
            Ask(node, NodeTask.Start, now);
        }

        if (_pending == 0)
        {
            EndRound();
        }
    }

    private HostedNode Host(NodeBlueprint self, int life, Instant now, NodeProgress earlierLives)
    {
        var window = new NodeWindow(_launch!.Interests) { Node = self.Index, System = _system!.Blueprint };
        var birth = new NodeBirth(self, _launch.Seed, window, now, life);
        var name = life == 0 ? $"node-{Number(self.Index)}" : $"node-{Number(self.Index)}-crashed-{Number(life)}";
        return new HostedNode(self, Context.Watch(Context.ActorOf(Props.Create(() => new NodeActor(birth)), name)), window, life, earlierLives);
    }

    private void Ended(IActorRef actor)
    {
        if (_command is null)
        {
            _ended.Enqueue(actor); // Nobody listens now: it is told at the next boundary.
        }
        else
        {
            Crash(actor);
        }
    }

    /// <summary>An actor has ended: from the beginning of the window on its node is gone, and whatever it did in it has not happened.</summary>
    private void Crash(IActorRef actor)
    {
        if (Hosted.FirstOrDefault(node => node.Actor.Equals(actor)) is not { } ended)
        {
            return;
        }

        if (ended.Life == NodeBirth.MaximumLives - 1)
        {
            throw new InvalidOperationException($"What stands in for crashed node '{ended.Self.Name}' has ended too often. The run cannot go on.");
        }

        Journal(ended);
        var standIn = Host(ended.Self, ended.Life + 1, _windowStart, ended.Progress);
        _nodes[ended.Self.Index] = standIn;
        if (_asked.Remove(ended))
        {
            // Even if it has answered: the window is not over, and what it did in it goes with it.
            _pending -= ended.IsAsked ? 1 : 0;
            standIn.Window.Inbound.AddRange(ended.Window.Inbound);
            Ask(standIn, ended.Window.Task, ended.Window.Time);
        }

        if (_command is StopNode stop && stop.Node == ended.Self.Index)
        {
            Finish(null);
        }
    }

    private void Journal(HostedNode ended)
    {
        var reason = _supervision.ReasonOf(ended.Actor);
        if (ended.Life > 0)
        {
            return;
        }

        var crash = new NodeCrash(_windowStart, ended.Self.Index, ended.Self.Name, reason);
        _report.Crashes.Add(crash);
        _facts.Observe(new ChangeApplied(crash.Time, crash.Describe(), ChangeOrigin.Fault));
        if (ended.Window.Facts.LastDescription is { } description)
        {
            _facts.Observe(description with { Time = crash.Time, IsGone = true });
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
