using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>The router of a sharded database: sends each statement to the shards that it concerns and puts their answers together.</summary>
/// <remarks>
/// <code>
/// call ─┬─ one shard ──────► as a balancer passes it on
///       └─ several ─► a part for each ─► the last answer: rows of all, or the first failure
/// </code>
/// As mongos and Vitess' vtgate do. It adds a hop each way and no processing time.
/// </remarks>
public sealed class ShardRouterNode : BalancerNode
{
    private static readonly Purpose SubKey = new("shard-sub-key");
    private static readonly Purpose NewRow = new("shard-of-new-row");

    private readonly List<Gathering> _gatherings = [];
    private readonly Stack<int> _free = new();
    private ImmutableArray<ShardRoute> _routes = [];
    private ImmutableArray<long> _limits = [];
    private bool[] _isAsked = [];
    private ShardLayout _layout;
    private int _target;

    /// <summary>Prepares the router.</summary>
    public ShardRouterNode(NodeContext context)
        : base(context)
    {
    }

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        var database = (DatabaseOptions)Self.Tier.Options!;
        var shards = database.Shards!;
        _layout = new ShardLayout(shards, System.Keys[shards.By].Hash);
        _isAsked = new bool[shards.Count];
        var queries = Self.Tier.Operations.Select(operation => database.Queries.GetValueOrDefault(operation.Name)).ToList();
        _routes = [.. queries.Select(query => ShardRoutes.Of(query, shards))];
        _limits = [.. queries.Select(query => query is SelectOptions { Limit: { } limit } ? limit : long.MaxValue)];
        base.OnReconfigure();
    }

    /// <inheritdoc />
    protected override int AssignedTo(in Message message, ImmutableArray<int> eligible) => _target;

    /// <inheritdoc />
    protected override void OnCall(in Message message)
    {
        var route = message.Operation >= 0 && message.Operation < _routes.Length ? _routes[message.Operation] : ShardRoute.Unknown;
        switch (route)
        {
            case ShardRoute.All:
                Array.Fill(_isAsked, true);
                Scatter(message, _isAsked.Length);
                break;
            case ShardRoute.ReadOfKey:
                Scatter(message, MarkShardsOf(KeyOf(message)));
                break;
            case ShardRoute.WriteOfKey:
                PassTo(message, _layout.ShardOf(KeyOf(message), DrawOf(message, SubKey).Below(_layout.Shards.Salt)));
                break;
            case ShardRoute.Drawn:
                PassTo(message, DrawOf(message, NewRow).Below(_layout.Shards.Count));
                break;
            default:
                PassTo(message, 0);
                break;
        }
    }

    /// <inheritdoc />
    protected override void Answer(in Message reply)
    {
        if (reply.Destination != Self.Index)
        {
            base.Answer(reply);
            return;
        }

        var slot = (int)reply.Ticket;
        var gathering = _gatherings[slot];
        var outcome = gathering.Outcome == RequestOutcome.Succeeded ? (RequestOutcome)reply.Operation : gathering.Outcome;
        gathering = gathering with { Missing = gathering.Missing - 1, Outcome = outcome, Rows = gathering.Rows + reply.Value };
        _gatherings[slot] = gathering;
        if (gathering.Missing == 0)
        {
            _free.Push(slot);
            Reply(gathering.Call, outcome, outcome == RequestOutcome.Succeeded ? Math.Min(gathering.Rows, gathering.Limit) : 0);
        }
    }

    private static DrawKey DrawOf(in Message message, Purpose purpose) => message.Draw.With(message.Salt).With(purpose);

    private long KeyOf(in Message message) => System.Keys[_layout.Shards.By].KeyOf(message.Draw);

    /// <summary>Marks the shards of a key's sub-keys, each once.</summary>
    /// <returns>How many there are.</returns>
    private int MarkShardsOf(long key)
    {
        Array.Clear(_isAsked);
        var count = 0;
        for (var subKey = 0; subKey < _layout.Shards.Salt; subKey++)
        {
            ref var isAsked = ref _isAsked[_layout.ShardOf(key, subKey)];
            count += isAsked ? 0 : 1;
            isAsked = true;
        }

        return count;
    }

    private void PassTo(in Message message, int shard)
    {
        _target = Self.Tier.Instances[shard];
        base.OnCall(message);
    }

    /// <summary>Asks every marked shard. Parts are not copies of each other, so they carry no terms of copies.</summary>
    private void Scatter(in Message message, int count)
    {
        if (count == 1)
        {
            PassTo(message, Array.IndexOf(_isAsked, true));
            return;
        }

        var gathering = new Gathering(message, count, RequestOutcome.Succeeded, 0, _limits[message.Operation]);
        if (_free.TryPop(out var slot))
        {
            _gatherings[slot] = gathering;
        }
        else
        {
            slot = _gatherings.Count;
            _gatherings.Add(gathering);
        }

        var part = message with { Sender = Self.Index, Ticket = slot, Value = 0 };
        for (var shard = 0; shard < _isAsked.Length; shard++)
        {
            if (_isAsked[shard])
            {
                PassTo(part, shard);
            }
        }
    }

    /// <summary>A statement that several shards execute.</summary>
    private readonly record struct Gathering(Message Call, int Missing, RequestOutcome Outcome, long Rows, long Limit);
}
