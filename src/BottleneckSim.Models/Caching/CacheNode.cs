using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Caching;

/// <summary>A cache server.</summary>
/// <remarks>
/// <code>
/// get, set ──► processor (sharing) ──► store (bounded, least recently used or first-in first-out, lifetime) ──► hit or miss
/// </code>
/// A node that is there from the start begins at its steady state; one that a change adds begins empty.
/// </remarks>
public sealed class CacheNode : Node, ICpuClient
{
    private const int CpuTimer = 0;
    private const int CpuResource = 0;
    private const int PrefillDrawsPerEntry = 8;
    private const long MaximumPrefillDraws = 20_000_000;

    private static readonly Purpose Prefill = new("cache-prefill");
    private static readonly Purpose PrefillAge = new("cache-prefill-age");
    private static readonly ResourceDescription[] Resources = [ProcessorSharingCpu.Description];

    private readonly ProcessorSharingCpu _cpu;
    private readonly CacheStore _store = new();
    private readonly bool _tellsRequests;
    private readonly List<Command> _commands = [];
    private readonly Stack<int> _free = new();
    private int _getOperation;
    private long _hits;
    private long _misses;
    private bool _isDraining;

    /// <summary>Prepares a cache.</summary>
    public CacheNode(NodeContext context)
        : base(context)
    {
        _cpu = new ProcessorSharingCpu(this, this, Sink, CpuResource, CpuTimer);
        _tellsRequests = Sink.Wants(ObservationInterests.ServerRequests);
    }

    private CacheOptions Options => (CacheOptions)Self.Tier.Options!;

    /// <inheritdoc />
    public override void Sample(Instant now)
    {
        if (IsGone)
        {
            return;
        }

        _cpu.Sample(now);
        Sink.Observe(new CacheSampled(
            now, Self.Index, _hits, _misses, _store.Expirations, _store.Evictions, _store.Count, _store.Count * Options.EntryBytes));
    }

    void ICpuClient.OnCpuDone(long tag)
    {
        var (call, arrived) = _commands[(int)tag];
        _free.Push((int)tag);
        var isHit = false;
        if (call.Operation == _getOperation)
        {
            isHit = _store.Get(call.Salt, Now);
            _hits += isHit ? 1 : 0;
            _misses += isHit ? 0 : 1;
        }
        else
        {
            _store.Put(call.Salt, Options.Lifetime is { } lifetime ? Now + lifetime : Instant.MaxValue);
        }

        Reply(call, RequestOutcome.Succeeded, isHit ? 1 : 0);
        if (_tellsRequests)
        {
            Sink.Observe(new ServerRequestFinished(Now, Self.Index, call.Operation, arrived, RequestOutcome.Succeeded));
        }

        LeaveWhenIdle();
    }

    /// <inheritdoc />
    protected override void OnStart()
    {
        OnReconfigure();
        if (Now == Instant.Zero)
        {
            FillToSteadyState();
        }
    }

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        _getOperation = Self.Tier.FindOperation(CacheOperations.Get);
        _cpu.Configure(Options.Cpu);
        _store.Configure(Options.CapacityEntries, Options.Eviction);
    }

    /// <inheritdoc />
    /// <remarks>Commands in hand are answered first; they take microseconds, so no deadline is needed.</remarks>
    protected override void OnDrain()
    {
        _isDraining = true;
        LeaveWhenIdle();
    }

    /// <inheritdoc />
    protected override void OnCall(in Message message)
    {
        if (_tellsRequests)
        {
            Sink.Observe(new ServerRequestStarted(Now, Self.Index, message.Operation));
        }

        if (!_free.TryPop(out var slot))
        {
            slot = _commands.Count;
            _commands.Add(default);
        }

        _commands[slot] = new Command(message, Now);
        var stream = message.Draw.With(message.Salt).With((ulong)message.Operation).Stream();
        _cpu.Start(Options.CommandDemand.Nanoseconds.SampleDuration(ref stream), slot);
    }

    /// <inheritdoc />
    protected override long ContentBytesOf(in Message reply) => reply.Value > 0 ? Options.EntryBytes : 0;

    /// <inheritdoc />
    protected override void OnReply(in Message message) => throw new InvalidOperationException("A cache calls nobody. The run cannot go on.");

    /// <inheritdoc />
    protected override void OnTimer(in Message message) => _cpu.OnTimer(message.Ticket);

    /// <inheritdoc />
    protected override IReadOnlyList<ResourceDescription> DescribeResources() => Resources;

    private void LeaveWhenIdle()
    {
        if (_isDraining && !IsGone && _free.Count == _commands.Count)
        {
            Sample(Now);
            Leave();
        }
    }

    /// <summary>Replays look-ups at zero time, so that a run does not begin with a cache that no one has used.</summary>
    private void FillToSteadyState()
    {
        var keySpaces = System.Description.Tiers.Values.OfType<ProgramTierOptions>()
            .SelectMany(tier => tier.Endpoints.Values)
            .SelectMany(endpoint => StepTree.All(endpoint.Steps))
            .OfType<CacheStep>()
            .Where(step => string.Equals(step.Cache, Self.Tier.Name, StringComparison.Ordinal))
            .Select(step => System.Keys[step.KeySpace])
            .ToArray();
        if (keySpaces.Length == 0)
        {
            return;
        }

        var distinct = Math.Min(Options.CapacityEntries, keySpaces.Sum(space => space.Options.Count));
        var draws = Math.Min(distinct * PrefillDrawsPerEntry, MaximumPrefillDraws);
        for (long index = 0; index < draws; index++)
        {
            var draw = NodeDraw.With(Prefill).With(index);
            var keys = keySpaces[draw.Below(keySpaces.Length)];
            var key = keys.Hash ^ (ulong)keys.KeyOf(draw);
            if (!_store.Get(key, Now))
            {
                _store.Put(key, PrefilledExpiry(draw));
            }
        }

        _store.ResetCounts();
    }

    /// <summary>Under a lifetime counted from the storing, an entry's age at a random moment is uniform over the lifetime.</summary>
    private Instant PrefilledExpiry(DrawKey draw) => Options.Lifetime is { } lifetime
        ? Instant.FromNanoseconds(1 + draw.With(PrefillAge).Below(lifetime.Nanoseconds))
        : Instant.MaxValue;

    private readonly record struct Command(Message Call, Instant Arrived);
}
