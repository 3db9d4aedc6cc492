using Akka.Actor;
using Akka.Cluster;
using BottleneckSim.Actors.Facts;
using BottleneckSim.Actors.Members.Serialization;
using BottleneckSim.Actors.Supervision;
using BottleneckSim.Actors.Windows;
using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Members;

/// <summary>Keeps the members of a cluster together: by windows as long as the smallest latency between nodes of different members.</summary>
/// <remarks>
/// <code>
///                        ┌── window [T, T + border), messages due in it ──► member clock 0 ──local windows──► its nodes
/// engine ──► border clock┤                                                  (this process)
///                        └── one message each way a window ═══════════════► member clock 1 ──local windows──► its nodes
/// </code>
/// Inside a border window members run freely with windows of their own. A message over the border is kept here until the window in which it is due.
/// A member without an event in the window is left in peace.
/// </remarks>
internal sealed partial class BorderClock(ObservationSink sink, IReadOnlyList<Address> addresses) : UntypedActor
{
    /// <summary>A bound on what one report can hold where a border is slow or nothing crosses it.</summary>
    private static readonly Duration MaximumWindow = Duration.FromMilliseconds(100);

    private static readonly Duration ExpectedBorder = Duration.FromMilliseconds(1);

    private readonly List<MemberState> _members = [];
    private readonly Queue<MemberState> _lost = new();
    private readonly EventQueue<Message> _border = new();
    private readonly FactMerge _merge = new();
    private readonly List<FactLog> _logs = [];
    private readonly List<NodeProgress> _progress = [];
    private readonly List<NodeCrash> _crashes = [];
    private readonly List<string> _warnings = [];
    private PlacedSystem? _system;
    private ClockCommand? _command;
    private IActorRef _customer = ActorRefs.Nobody;
    private Action _then = () => { };
    private Instant _reached;
    private Duration _lookAhead;
    private WindowCounts _windows;
    private int _pending;

    private IEnumerable<MemberState> Living => _members.Where(member => !member.IsLost);

    protected override void PreStart() => Cluster.Get(Context.System).Subscribe(Self, typeof(ClusterEvent.UnreachableMember));

    protected override void PostStop()
    {
        Cluster.Get(Context.System).Unsubscribe(Self);
        foreach (var member in _members)
        {
            member.Watched?.Tell(PoisonPill.Instance);
        }
    }

    protected override void OnReceive(object message)
    {
        try
        {
            switch (message)
            {
                case ClockReport report:
                    Answered(report);
                    break;
                case Unreadable unreadable:
                    throw new MemberFailedException(unreadable.Reason);
                case ClockCommand command:
                    Begin(command);
                    break;
                case DescribeProgress:
                    Sender.Tell(new RunProgress([.. _progress.Select(node => new PlacedProgress(_system!.Blueprint.Nodes[node.Node].Name, _system.MemberOf(node.Node), node))], _windows));
                    break;
                case Terminated ended:
                    Lose(_members.Find(member => ended.ActorRef.Equals(member.Watched)));
                    break;
                case ClusterEvent.UnreachableMember unreachable:
                    Cluster.Get(Context.System).Down(unreachable.Member.Address);
                    Lose(_members.Find(member => member.Address.Equals(unreachable.Member.Address)));
                    break;
                case ReceiveTimeout:
                    throw new MemberFailedException("A member of the cluster did not answer when the run was to begin. The run cannot go on.");
            }
        }
        catch (Exception failure)
        {
            Finish(failure);
        }
    }

    private void Begin(ClockCommand command)
    {
        _command = command;
        _customer = Sender;
        switch (command)
        {
            case Launch launch:
                Launch(launch);
                break;
            case Advance advance:
                Round(() => NextWindow(advance.Until), () => NextWindow(advance.Until));
                break;
            case Reconfigure reconfigure:
                RequireWritable(reconfigure.Change);
                _system!.Apply(reconfigure.Change);
                sink.Observe(_system.Blueprint.Tell(reconfigure.Change, reconfigure.Now, reconfigure.Origin));
                Measure();
                Round(() => AskAll(command), () => Finish(null));
                break;
            case StopNode stop:
                Round(() => Ask(_members[_system!.MemberOf(stop.Node)], command), () => Finish(null));
                break;
            default:
                Round(() => AskAll(command), () => Finish(null));
                break;
        }
    }

    private void Launch(Launch launch)
    {
        foreach (var address in addresses)
        {
            var host = Context.ActorSelection(new RootActorPath(address) / "user" / MemberHost.ActorName);
            _members.Add(new MemberState(_members.Count, address, host));
        }

        Codec().Write(launch.System);
        _system = new PlacedSystem(launch.System, launch.Placement, _members.Count);
        Measure();
        Context.SetReceiveTimeout(TimeSpan.FromSeconds(60));
        Round(
            () => _members.ForEach(member => Ask(member, launch with { Member = member.Number, MemberCount = _members.Count })),
            () =>
            {
                Context.SetReceiveTimeout(null);
                Finish(null);
            });
    }

    /// <summary>Issues the window that begins with the earliest event of all members, or ends the command.</summary>
    private void NextWindow(Instant until)
    {
        var first = Living.Aggregate(_border.NextTime, (earliest, member) => Instant.Min(earliest, member.Next));
        if (first >= until)
        {
            _reached = until;
            Finish(null);
            return;
        }

        var bound = _lookAhead < until - first ? first + _lookAhead : until;
        while (_border.TryDequeueBefore(bound, out var key, out var message))
        {
            _members[_system!.MemberOf(message.Destination)].Inbound.Add(new TimedMessage(key, message));
        }

        Round(
            () =>
            {
                foreach (var member in _members)
                {
                    if (!member.IsLost && (member.Next < bound || member.Inbound.Count > 0))
                    {
                        Ask(member, new Advance(first, bound, member.Inbound));
                        member.Inbound = [];
                    }
                }

                _reached = bound;
                _windows = new WindowCounts(_windows.Windows + 1, _windows.Woken + _pending);
            },
            () => NextWindow(until));
    }

    private void Measure()
    {
        var border = _system!.LookAheadBetweenMembers();
        _lookAhead = Duration.Min(border, MaximumWindow);
        if (border < ExpectedBorder)
        {
            _warnings.Add($"The border between members is crossed in {border}; below {ExpectedBorder} members wait for each other most of the time. Place what talks over fast links together.");
        }
    }

    /// <summary>A change that cannot be written must be refused before anyone has been asked: bytes are made where no one hears of a failure.</summary>
    private static void RequireWritable(Change change)
    {
        try
        {
            Codec().Write(change);
        }
        catch (NotSupportedException defect)
        {
            throw new ChangeRefusedException($"The change '{change.Describe()}' cannot be sent to the other members: {defect.Message}");
        }
    }

    private static RunCodec Codec() => Context.System.Settings.Setup.Get<RunCodecSetup>().Value.Codec;

    private void Finish(Exception? failure)
    {
        if (_command is null)
        {
            return;
        }

        _command = null;
        _customer.Tell(new ClockReport
        {
            Member = 0, Next = Instant.MaxValue, Outbound = [], Facts = new FactLog(ObservationInterests.None), Progress = [],
            Crashes = [.. _crashes], Warnings = [.. _warnings], Failure = failure,
        });
        _crashes.Clear();
        _warnings.Clear();
    }
}
