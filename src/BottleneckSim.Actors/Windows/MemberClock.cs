using Akka.Actor;
using BottleneckSim.Actors.Facts;
using BottleneckSim.Actors.Members;
using BottleneckSim.Actors.Supervision;
using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Windows;

/// <summary>The clock of one member: it issues conservative windows to the actors of the member's nodes and supervises them.</summary>
/// <remarks>
/// <code>
///            ┌── in flight: messages between nodes that are not yet due ◄──────────────┐
///            ▼                                                                        │
/// window [T, T + look-ahead) ──► wakes only nodes with an event in it ──► all answered: facts are told, messages sorted in
///            ▲                                                                        │
///            └───────── T = earliest event of all: empty time is skipped ◄────────────┘
/// </code>
/// No message sent in a window is due in it, since no link is faster than the look-ahead, so the woken nodes need nothing from each other.
/// Messages travel in the answers and stay here until the window in which they are due. Sent straight to the other actor they could arrive after
/// its next window, since actors keep order only between two of them; and what lies here when an actor dies is not lost with it.
/// </remarks>
/// <param name="sink">Where facts go; null if they travel in the reports.</param>
internal sealed partial class MemberClock(ObservationSink? sink) : UntypedActor
{
    private readonly NodeSupervision _supervision = new();
    private readonly FactMerge _merge = new();
    private readonly List<HostedNode?> _nodes = [];
    private readonly List<HostedNode> _asked = [];
    private readonly List<FactLog> _logs = [];
    private readonly Queue<IActorRef> _ended = new();
    private readonly HashSet<int> _touched = [];
    private readonly EventQueue<Message> _inFlight = new();
    private PlacedSystem? _system;
    private Launch? _launch;
    private ClockCommand? _command;
    private IActorRef _customer = ActorRefs.Nobody;
    private ClockReport _report = null!;
    private ObservationSink _facts = null!;
    private Duration _lookAhead;
    private Instant _windowStart;
    private Instant _windowBound;
    private WindowCounts _windows;
    private int _pending;

    protected override SupervisorStrategy SupervisorStrategy() => _supervision;

    protected override void OnReceive(object message)
    {
        try
        {
            switch (message)
            {
                case NodeWindow window:
                    Answered(window);
                    break;
                case Terminated ended when ended.ActorRef.Equals(_customer):
                    Context.Stop(Self); // Nobody is left to work for.
                    break;
                case Terminated ended:
                    Ended(ended.ActorRef);
                    break;
                case ClockCommand command:
                    Begin(command);
                    break;
                case DescribeProgress:
                    Sender.Tell(new RunProgress([.. Hosted.Select(node => new PlacedProgress(node.Self.Name, _system!.MemberOf(node.Self.Index), node.Progress))], _windows));
                    break;
            }
        }
        catch (Exception failure)
        {
            Finish(failure);
        }
    }

    private IEnumerable<HostedNode> Hosted => _nodes.OfType<HostedNode>();

    private void Begin(ClockCommand command)
    {
        _command = command;
        _customer = Sender;
        _launch ??= command as Launch ?? throw new InvalidOperationException("A clock was asked for something before its run began. The run cannot go on.");
        _report = new ClockReport
        {
            Member = _launch.Member, Next = Instant.MaxValue, Outbound = [], Facts = new FactLog(_launch.Interests), Progress = [], Crashes = [],
        };
        _facts = sink ?? _report.Facts;
        _windowStart = Instant.Max(_windowStart, command.From);
        while (_ended.TryDequeue(out var actor))
        {
            Crash(actor);
        }

        switch (command)
        {
            case Launch launch:
                Begin(launch);
                break;
            case Advance advance:
                advance.Inbound.ForEach(Sort);
                NextWindow(advance.Until);
                break;
            case Reconfigure reconfigure:
                Begin(reconfigure);
                break;
            case Adopt adopt:
                Begin(adopt);
                break;
            case TakeSamples samples:
                AskAll(NodeTask.Sample, samples.Now);
                break;
            case StopNode stop:
                Context.Stop(_nodes[stop.Node]!.Actor);
                break;
            case Unreadable unreadable:
                Finish(new InvalidOperationException(unreadable.Reason));
                break;
        }
    }

    /// <summary>Issues the window that begins with the earliest event, or ends the command.</summary>
    private void NextWindow(Instant until)
    {
        var first = NextEvent();
        if (first >= until)
        {
            _windowStart = until;
            Finish(null);
            return;
        }

        _windowStart = first;
        _windowBound = _lookAhead < until - first ? first + _lookAhead : until;
        while (_inFlight.TryDequeueBefore(_windowBound, out var key, out var message))
        {
            _nodes[message.Destination]!.Window.Inbound.Add(new TimedMessage(key, message));
        }

        foreach (var node in _nodes)
        {
            if (node is not null && (node.NextTimer < _windowBound || node.Window.Inbound.Count > 0))
            {
                Ask(node, NodeTask.Handle, _windowBound);
            }
        }

        _windows = new WindowCounts(_windows.Windows + 1, _windows.Woken + _pending);
    }

    private Instant NextEvent()
    {
        var first = _inFlight.NextTime;
        foreach (var node in _nodes)
        {
            first = node is null ? first : Instant.Min(first, node.NextTimer);
        }

        return first;
    }

    private void AskAll(NodeTask task, Instant time)
    {
        foreach (var node in Hosted)
        {
            Ask(node, task, time);
        }

        if (_pending == 0)
        {
            EndRound();
        }
    }

    private void Ask(HostedNode node, NodeTask task, Instant time)
    {
        node.Window.Task = task;
        node.Window.Time = time;
        node.Window.System = _system!.Blueprint;
        node.IsAsked = true;
        _asked.Add(node);
        _pending++;
        node.Actor.Tell(node.Window);
    }

    private void Answered(NodeWindow window)
    {
        if (_nodes[window.Node] is not { IsAsked: true } node || !ReferenceEquals(node.Window, window))
        {
            return; // The last answer of an actor that has ended since; its window is done by its stand-in.
        }

        node.IsAsked = false;
        _pending--;
        if (_pending == 0)
        {
            EndRound();
        }
    }

    /// <summary>All have answered: messages are sorted in, facts told.</summary>
    private void EndRound()
    {
        foreach (var node in _asked)
        {
            node.Window.Outbound.ForEach(Sort);
            if (!node.Window.Facts.IsEmpty)
            {
                _logs.Add(node.Window.Facts);
            }
        }

        _merge.Tell(_logs, _facts);
        _logs.Clear();
        foreach (var node in _asked)
        {
            node.Commit();
            _touched.Add(node.Self.Index);
        }

        _asked.Clear();
        Continue();
    }

    private void Continue()
    {
        switch (_command)
        {
            case Advance advance:
                _windowStart = _windowBound;
                NextWindow(advance.Until);
                break;
            case Reconfigure reconfigure when _nodes.Count < _system!.Blueprint.Nodes.Length:
                StartNewNodes(reconfigure.Now);
                break;
            case Adopt adopt when _nodes.Count < _system!.Blueprint.Nodes.Length:
                StartNewNodes(adopt.Now);
                break;
            default:
                Finish(null);
                break;
        }
    }

    private void Sort(TimedMessage timed)
    {
        if (_system!.MemberOf(timed.Message.Destination) == _launch!.Member)
        {
            _inFlight.Enqueue(timed.Key, timed.Message);
        }
        else
        {
            _report.Outbound.Add(timed);
        }
    }

    private void Finish(Exception? failure)
    {
        if (_command is null)
        {
            return;
        }

        foreach (var node in _touched)
        {
            _report.Progress.Add(_nodes[node]!.Progress);
        }

        _touched.Clear();
        _command = null;
        _customer.Tell(_report with { Next = NextEvent(), Failure = failure });
    }
}
