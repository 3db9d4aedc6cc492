using BottleneckSim.Kernel.Digests;
using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Links;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems.Costs;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Nodes;

/// <summary>One node of the system: a state machine that alone owns its state and is driven by events.</summary>
/// <remarks>
/// <code>
///            Start, Reconfigure (phase 0)
///                     │
/// events in order ──► Node ──► port: calls, replies (over a link, never sooner than its latency), own timers
///                     │
///                     └──────► sink: facts
/// </code>
/// Not thread-safe: an engine calls it from one thread at a time.
/// </remarks>
public abstract partial class Node
{
    /// <summary>The operation of a call that sets up a connection.</summary>
    internal const int ConnectOperation = -1;

    private const int BootTimer = -2;

    private readonly EventPort _port;

    // Of the blueprint, kept with the rest of what every event touches: in a large system each look elsewhere misses the processor's cache.
    private readonly NodeId _id;
    private readonly int _index;
    private readonly int _tier;
    private EventKey _current;
    private NodeDigest _digest;
    private long _sequence;
    private int _bootsFor;
    private int _waitsFor;
    private int _coresWaitedFor;

    /// <summary>Prepares a node; nothing happens before <see cref="Start"/>.</summary>
    protected Node(NodeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _port = context.Port;
        Sink = context.Sink;
        Self = context.Self;
        (_id, _index, _tier) = (Self.Id, Self.Index, Self.Tier.Index);
        System = context.System;
        Seed = context.Seed;
        NodeDraw = DrawKey.FromSeed(Seed).With(Self.Name);
    }

    /// <summary>Who the node is.</summary>
    public NodeBlueprint Self { get; private set; }

    /// <summary>The instant of the event in hand.</summary>
    public Instant Now => _current.Time;

    /// <summary>Events handled so far.</summary>
    public long HandledEvents { get; private set; }

    /// <summary>The hash chain over everything that the node has handled.</summary>
    public ulong Digest => _digest.Value;

    /// <summary>Whether the machine is there but does not serve yet.</summary>
    public bool IsBooting { get; private set; }

    /// <summary>Whether the node begins to serve after a boot: what it goes on to do belongs to the change that made it boot, whatever changes have come since.</summary>
    protected bool IsEndingBoot { get; private set; }

    /// <summary>Whether the machine is up and the node does what it must before it serves: its timers run.</summary>
    protected bool IsPreparing { get; set; }

    /// <summary>Whether the node has left the system for good.</summary>
    public bool IsGone { get; private set; }

    /// <summary>How long a node that was removed may take to finish what it has; then it leaves all the same.</summary>
    protected static Duration DrainDeadline => Duration.FromSeconds(30);

    /// <summary>The system as it stands.</summary>
    protected internal SystemBlueprint System { get; private set; }

    /// <summary>The seed of all draws.</summary>
    protected ulong Seed { get; }

    /// <summary>The root of the node's own draws (background work, prefill), apart from those of requests.</summary>
    protected DrawKey NodeDraw { get; }

    /// <summary>Where facts go.</summary>
    protected internal ObservationSink Sink { get; }

    /// <summary>Begins the node's life.</summary>
    public void Start(Instant now)
    {
        _current = EventKey.ForChange(now, Self.Id, 0);
        Describe();
        if (Self.IsCrashed)
        {
            Leave();
        }
        else if (Boots(Self))
        {
            _bootsFor = BeginChangeWork();
            IsBooting = true;
            SetTimer(now + Self.Tier.Options!.Boot, BootTimer, 0);
        }
        else
        {
            OnStart();
        }
    }

    /// <summary>Whether a node that a change has just added boots before it serves: an instance does, a balancer or a population does not. A replica boots before it asks for its copy.</summary>
    internal static bool Boots(NodeBlueprint node) =>
        node is { IsNew: true, IsCrashed: false } && Bill.IsBilled(node.Kind) && (node.Tier.Options is { Boot.Nanoseconds: > 0 } || node.Predecessor is not null);

    /// <summary>Handles one event.</summary>
    /// <exception cref="InvalidOperationException">The event lies in the node's past: an engine's defect; the run cannot go on.</exception>
    public void Handle(in EventKey key, in Message message)
    {
        if (key.Time < _current.Time)
        {
            ThrowPast(key.Time);
        }

        _current = key;
        HandledEvents++;
        _digest.Add(
            (ulong)key.Time.Nanoseconds,
            ((ulong)(uint)message.Sender << 32) | (uint)message.Operation,
            (ulong)message.Ticket ^ ((ulong)message.Kind << 60),
            message.Salt ^ (ulong)message.Value);
        if (message.Kind != MessageKind.Timer)
        {
            _receivedBytes += MessageSizes.Of(message, System);
        }

        switch (message.Kind)
        {
            case MessageKind.Timer when IsBooting && message.Operation == BootTimer:
                OnMachineUp();
                break;
            case MessageKind.Volume:
                OnVolume(message);
                break;
            case MessageKind.Call or MessageKind.Probe when IsGone || IsBooting:
                Reply(message, RequestOutcome.Refused, 0);
                break;
            case var _ when IsGone || (IsBooting && !(message.Kind == MessageKind.Timer && (IsPreparing || message.Operation == RetransmissionTimer))):
                break; // Answers and timers of work that ended with the node.
            case MessageKind.Call when message.Operation == ConnectOperation:
                OnConnect(message);
                break;
            case MessageKind.Call:
                OnCall(message);
                break;
            case MessageKind.Probe:
                Reply(message, RequestOutcome.Succeeded, 0);
                break;
            case MessageKind.Reply:
                OnReply(message);
                break;
            case MessageKind.Cancel:
                OnCancel(message);
                break;
            case MessageKind.Began:
                OnBegan(message);
                break;
            case MessageKind.RollBack:
                OnRollBack(message);
                break;
            case MessageKind.Timer when message.Operation == RetransmissionTimer:
                Retransmit((int)message.Ticket);
                break;
            case MessageKind.Replication:
                OnReplication(message);
                break;
            case MessageKind.Ready:
                OnReady(message);
                break;
            default:
                OnTimer(message);
                break;
        }
    }

    /// <summary>Takes a new configuration at an instant, before every event of that instant; state is kept.</summary>
    public void Reconfigure(Instant now, SystemBlueprint system)
    {
        ArgumentNullException.ThrowIfNull(system);
        _current = EventKey.ForChange(now, Self.Id, 0);
        var before = Self;
        System = system;
        Self = system.Nodes[before.Index];
        if (IsGone)
        {
            OnSystemChangedWithoutIt();
            return;
        }

        TellWaiting(before);
        if (IsBooting)
        {
            ReconfigureWhileBooting(before);
            return;
        }

        if (Self.IsCrashed)
        {
            OnCrash();
            return;
        }

        OnSystemChanged();
        if (Self.IsRemoved && !before.IsRemoved)
        {
            BeginChangeWork(); // It ends when the node is gone.
            OnDrain();
        }
        else if (!Self.IsRemoved && !ReferenceEquals(Self.Tier, before.Tier))
        {
            Describe();
            OnReconfigure();
        }
    }

    /// <summary>Tells the sink the node's state at an instant; has no influence on the run. A machine that boots has nothing to tell.</summary>
    public void TakeSample(Instant now)
    {
        if (!IsBooting || IsPreparing)
        {
            Sample(now);
        }
    }

    /// <summary>Tells the sink the node's state at an instant.</summary>
    public virtual void Sample(Instant now)
    {
    }

    /// <summary>A change that restarts one instance after the other is complete for this one when it has gone, or when it need not be restarted any more.</summary>
    private void TellWaiting(NodeBlueprint before)
    {
        if (!Self.IsWaiting && !before.IsWaiting)
        {
            return;
        }

        var cores = Self.IsWaiting ? CpuEdits.Of(Self.Tier.Common!.Options)!.Cores : 0;
        if (before.IsWaiting && !Self.IsRemoved && cores != _coresWaitedFor)
        {
            EndChangeWork(_waitsFor);
        }

        if (Self.IsWaiting && (!before.IsWaiting || cores != _coresWaitedFor))
        {
            (_waitsFor, _coresWaitedFor) = (BeginChangeWork(), cores);
        }
    }

    private void ReconfigureWhileBooting(NodeBlueprint before)
    {
        if (Self.IsRemoved || Self.IsCrashed)
        {
            Leave();
        }
        else if (!ReferenceEquals(Self.Tier, before.Tier))
        {
            Describe();
        }
    }

    /// <summary>The machine is up: the node begins as it is configured now, and its balancer is told.</summary>
    protected void EndBoot()
    {
        (IsBooting, IsPreparing) = (false, false);
        Describe(); // Capacity is there from now on.
        IsEndingBoot = true;
        OnStart();
        IsEndingBoot = false;
        EndChangeWork(_bootsFor);
        var entry = System.Nodes[Self.Tier.EntryNode];
        if (entry.Kind == NodeKind.Balancer)
        {
            Send(new Message(entry.Index, Self.Index, MessageKind.Ready, 0, 0, NodeDraw, 0, 0));
        }
    }

    /// <summary>The machine is up. A node that has something to do before it serves does it now, and calls <see cref="EndBoot"/> then.</summary>
    protected virtual void OnMachineUp() => EndBoot();

    /// <summary>Sets the node up.</summary>
    protected virtual void OnStart()
    {
    }

    /// <summary>Something has changed somewhere in the system: nodes that this one knows may have been removed.</summary>
    protected virtual void OnSystemChanged()
    {
    }

    /// <summary>Something has changed somewhere in the system that this node has left.</summary>
    protected virtual void OnSystemChangedWithoutIt()
    {
    }

    /// <summary>The node leaves the system: after this it says nothing more.</summary>
    protected virtual void OnLeave()
    {
    }

    /// <summary>Handles what the storage device of the node's predecessor holds, whether the node serves yet, or still, or not.</summary>
    protected virtual void OnVolume(in Message message)
    {
    }

    /// <summary>Takes the options in <see cref="Self"/> into use.</summary>
    protected virtual void OnReconfigure()
    {
    }

    /// <summary>The node has been removed: it should finish what it has and then call <see cref="Leave"/>.</summary>
    protected virtual void OnDrain() => Leave();

    /// <summary>The node has crashed: everything that it had is lost. Whoever waits for it sees no answer, unless the node can still reset the connection.</summary>
    protected virtual void OnCrash() => Leave();

    /// <summary>Handles a round trip by which a caller sets up a connection; its value is the processor time that the session takes, 0 before the last one.</summary>
    protected virtual void OnConnect(in Message message) => Reply(message, RequestOutcome.Succeeded, 0);

    /// <summary>An answer could not be delivered, and its connection counts as broken: whoever waits for it will see a reset.</summary>
    protected virtual void OnAnswerLost(in Message answer)
    {
    }

    /// <summary>Handles a call.</summary>
    protected abstract void OnCall(in Message message);

    /// <summary>Handles the answer to one of the node's calls.</summary>
    protected abstract void OnReply(in Message message);

    /// <summary>Handles one of the node's own timers.</summary>
    protected abstract void OnTimer(in Message message);

    /// <summary>Handles the wish that a call be stopped; a node that has no way to stop work goes on with it.</summary>
    protected virtual void OnCancel(in Message message)
    {
    }

    /// <summary>Handles the notice that an instance has booted.</summary>
    protected virtual void OnReady(in Message message)
    {
    }

    /// <summary>Handles the notice that one of the node's tied calls has begun.</summary>
    protected virtual void OnBegan(in Message message)
    {
    }

    /// <summary>Handles the notice that a transaction is rolled back.</summary>
    protected virtual void OnRollBack(in Message message)
    {
    }

    /// <summary>Handles what another node of a replicated database says.</summary>
    protected virtual void OnReplication(in Message message)
    {
    }

    /// <summary>The node's resources, in the order of the ordinals its facts use.</summary>
    protected abstract IReadOnlyList<ResourceDescription> DescribeResources();

    /// <summary>Sends a call to a tier, on behalf of a user if there is one.</summary>
    protected internal void Call(int tier, int operation, long ticket, DrawKey draw, ulong salt, long value, DrawKey user = default, long session = 0)
    {
        var destination = System.Tiers[tier].EntryNode;
        Send(new Message(destination, Self.Index, MessageKind.Call, operation, ticket, draw, salt, value, user, session));
    }

    /// <summary>Answers a call.</summary>
    protected void Reply(in Message call, RequestOutcome outcome, long value) =>
        Send(new Message(call.Sender, Self.Index, MessageKind.Reply, (int)outcome, call.Ticket, call.Draw, call.Salt, value));

    /// <summary>Reminds the node itself at an instant, now or later.</summary>
    protected internal void SetTimer(Instant at, int owner, long ticket) => _port.Post(
        EventKey.ForSelf(_current, at, _id, _sequence++, Self.Name),
        new Message(_index, _index, MessageKind.Timer, owner, ticket, default, 0, 0));

    /// <summary>Work of the change in hand goes on here beyond its instant; the change is complete when all nodes have ended theirs.</summary>
    /// <returns>The change's number, for <see cref="EndChangeWork"/>.</returns>
    protected internal int BeginChangeWork() => BeginChangeWork(IsEndingBoot ? _bootsFor : System.ChangeNumber);

    /// <summary>Work of an earlier change goes on here, which somebody else has begun.</summary>
    protected int BeginChangeWork(int change)
    {
        Sink.Observe(new ChangeWorkReported(Now, Self.Index, change, IsDone: false));
        return change;
    }

    /// <summary>The node has done what a change asked of it. One that leaves need not say so.</summary>
    protected internal void EndChangeWork(int change) => Sink.Observe(new ChangeWorkReported(Now, Self.Index, change, IsDone: true));

    /// <summary>Leaves the system for good; later calls are refused.</summary>
    protected void Leave()
    {
        OnLeave();
        (IsGone, IsBooting) = (true, false);
        Describe();
    }

    /// <summary>Tells the sink who the node is.</summary>
    protected void Describe() => Sink.Observe(new NodeDescribed(
        Now, Self.Index, Self.Name, Self.Tier.Name, Self.Kind, DescribeResources(), Self.Tier.Operations, IsGone, SizeOfMachine())
    { Tables = DescribeTables() });

    /// <summary>The names of the node's tables, in the order of the ordinals that its facts use.</summary>
    protected virtual IReadOnlyList<string> DescribeTables() => [];

    /// <summary>Apart from what happens at every event: a text with values in it makes the compiler clear its place on the stack each time.</summary>
    private void ThrowPast(Instant time) => throw new InvalidOperationException(
        $"Node '{Self.Name}' is at {_current.Time} and was given an event of {time}: time never goes back. The run cannot go on.");

    private MachineSize SizeOfMachine() => Bill.IsBilled(Self.Kind) && Self.Tier.Options is { } options ? MachineSizes.Of(options, Self.Tier.Instances.IndexOf(Self.Index)) : default;
}
