using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Commands;
using BottleneckSim.Models.Caching.Prefill;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Timeouts;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Caching;

/// <summary>A cache server.</summary>
/// <remarks>
/// <code>
/// get, set, … ──► processor (sharing) ──► store (bounded, order of eviction, lifetimes) ──► hit, miss, or validate
///                                           ▲         └─ miss: flight of the key ◄── later misses wait (coalescing)
///                                           └── image of before a restart (warm-up)
/// </code>
/// A node that is there from the start begins at its steady state; one that a change adds begins empty.
/// </remarks>
public sealed class CacheNode : Node, ICpuClient, ITimeoutClient
{
    private const int CpuTimer = 0;
    private const int LeaseTimer = 1;
    private const int LoadTimer = 2;
    private const int CpuResource = 0;

    private static readonly ResourceDescription[] Resources = [ProcessorSharingCpu.Description];

    private readonly ProcessorSharingCpu _cpu;
    private readonly CacheLogic _logic;
    private readonly ConstantTimeouts _leases;
    private readonly bool _tellsRequests;
    private readonly List<CacheCommand> _commands = [];
    private readonly Stack<int> _free = new();
    private CacheCommandKind[] _kinds = [];
    private bool _isDraining;
    private int _restarts;

    /// <summary>Prepares a cache.</summary>
    public CacheNode(NodeContext context)
        : base(context)
    {
        _cpu = new ProcessorSharingCpu(this, this, Sink, CpuResource, CpuTimer);
        _leases = new ConstantTimeouts(this, this, LeaseTimer);
        _logic = new CacheLogic(this, Seed);
        _tellsRequests = Sink.Wants(ObservationInterests.ServerRequests);
    }

    internal CacheOptions Options => (CacheOptions)Self.Tier.Options!;

    /// <inheritdoc />
    public override void Sample(Instant now)
    {
        if (IsGone)
        {
            return;
        }

        _cpu.Sample(now);
        Sink.Observe(_logic.Sample(now, Self.Index, Options.EntryBytes));
    }

    void ICpuClient.OnCpuDone(long tag)
    {
        var command = _commands[(int)tag];
        _free.Push((int)tag);
        _logic.Do(command, _kinds[command.Call.Operation]);
        LeaveWhenIdle();
    }

    bool ITimeoutClient.IsPending(long ticket) => _logic.IsLeased(ticket);

    void ITimeoutClient.OnTimeout(long ticket) => _logic.OnLeaseOver(ticket);

    /// <summary>Answers a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="answer">One of <see cref="CacheAnswers"/>.</param>
    internal void Answer(in CacheCommand command, RequestOutcome outcome, long answer)
    {
        Reply(command.Call, outcome, answer);
        if (_tellsRequests)
        {
            Sink.Observe(new ServerRequestFinished(Now, Self.Index, command.Call.Operation, command.Arrived, outcome));
        }
    }

    /// <summary>Tells that a value was given away that had been written since it was stored.</summary>
    internal void TellStale(Duration age) => Sink.Observe(new StaleAnswerGiven(Now, Self.Index, age));

    internal void SetLease(Duration length, long ticket) => _leases.Set(length, ticket);

    internal void SetLoadTimer(Duration length) => SetTimer(Now + length, LoadTimer, 0);

    /// <inheritdoc />
    protected override void OnStart()
    {
        _restarts = Options.Restarts;
        Configure();
        if (Now == Instant.Zero)
        {
            new CachePrefill(_logic.Store, _logic.Writes, NodeDraw).Fill(System, Options);
        }
    }

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        if (Options.Restarts > _restarts)
        {
            _logic.Restart();
        }

        _restarts = Options.Restarts;
        Configure();
    }

    /// <inheritdoc />
    /// <remarks>Commands in hand are answered first; they take microseconds, so no deadline is needed. Who waits for another's value is told to make it.</remarks>
    protected override void OnDrain()
    {
        _isDraining = true;
        _logic.DismissWaiting(RequestOutcome.Succeeded);
        LeaveWhenIdle();
    }

    /// <inheritdoc />
    protected override void OnCall(in Message message)
    {
        switch (_kinds[message.Operation].Verb)
        {
            case CacheVerb.NoteWrite:
                _logic.NoteWrite(message.Salt);
                Reply(message, RequestOutcome.Succeeded, 0);
                return;
            case CacheVerb.Unknown:
                Reply(message, RequestOutcome.Refused, 0);
                return;
        }

        if (_tellsRequests)
        {
            Sink.Observe(new ServerRequestStarted(Now, Self.Index, message.Operation));
        }

        if (!_free.TryPop(out var slot))
        {
            slot = _commands.Count;
            _commands.Add(default);
        }

        _commands[slot] = new CacheCommand(message, Now);
        var stream = message.Draw.With(message.Salt).With((ulong)message.Operation).Stream();
        _cpu.Start(Options.CommandDemand.Nanoseconds.SampleDuration(ref stream), slot);
    }

    /// <inheritdoc />
    protected override void OnReply(in Message message) => throw new InvalidOperationException("A cache calls nobody. The run cannot go on.");

    /// <inheritdoc />
    protected override void OnTimer(in Message message)
    {
        switch (message.Operation)
        {
            case CpuTimer:
                _cpu.OnTimer(message.Ticket);
                break;
            case LeaseTimer:
                _leases.OnTimer(message.Ticket);
                break;
            case LoadTimer:
                _logic.OnLoadTimer();
                break;
        }
    }

    /// <inheritdoc />
    protected override IReadOnlyList<ResourceDescription> DescribeResources() => Resources;

    private void Configure()
    {
        _kinds = [.. Self.Tier.Operations.Select(operation => CacheCommandKind.Of(operation.Name))];
        _cpu.Configure(Options.Cpu);
        _logic.Configure(System.Keys.Values);
    }

    private void LeaveWhenIdle()
    {
        if (_isDraining && !IsGone && _free.Count == _commands.Count)
        {
            _logic.DismissWaiting(RequestOutcome.Succeeded);
            Sample(Now);
            Leave();
        }
    }
}
