using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>The router of a sharded database: sends each statement to the shards that it concerns and puts their answers together.</summary>
/// <remarks>
/// <code>
/// call ─┬─ one shard ──────► as a balancer passes it on
///       ├─ any copy (read) or all copies (write) of a key that is copied
///       ├─ several ─► a part for each ─► the last answer: rows of all, or the first failure
///       └─ of a transaction ─► the shard of its first statement
/// cancellation ─► every part
/// </code>
/// As mongos and Vitess' vtgate do. It adds a hop each way and no processing time. A copy of a statement (a hedge, a twin) goes where the statement went: only
/// the shard has the rows. Of a tied statement the shard tells that it began; one of several parts begins as the router sends them, and a twin that comes after that is turned away.
/// </remarks>
public sealed partial class ShardRouterNode : BalancerNode
{
    private static readonly Purpose SubKey = new("shard-sub-key");
    private static readonly Purpose Copy = new("shard-of-copy");
    private static readonly Purpose NewRow = new("shard-of-new-row");

    private readonly Gatherings _gatherings = new();
    private readonly Dictionary<long, int> _transactions = [];
    private ImmutableArray<ShardRoute> _routes = [];
    private ImmutableArray<GatheredRows> _gathered = [];
    private ImmutableArray<bool> _areWrites = [];
    private bool[] _isAsked = [];
    private ShardLayout _layout = null!;
    private ImmutableArray<int> _instances = [];
    private int _target;
    private int _commit;

    /// <summary>Prepares the router.</summary>
    public ShardRouterNode(NodeContext context)
        : base(context)
    {
    }

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        base.OnReconfigure();
        Consider();
        ConfigureRoutes();
        ReleaseUnlessHeld();
    }

    /// <inheritdoc />
    protected override int AssignedTo(in Message message, ImmutableArray<int> eligible) => _target;

    /// <inheritdoc />
    protected override void OnCall(in Message message)
    {
        if (_isHolding && MustWait(message))
        {
            Hold(message);
            return;
        }

        if (message.Session != 0 && _transactions.TryGetValue(Sessions.Of(message.Session), out var shard))
        {
            PassOn(message, shard);
            return;
        }

        var route = message.Operation >= 0 && message.Operation < _routes.Length ? _routes[message.Operation] : ShardRoute.Unknown;
        switch (route)
        {
            case ShardRoute.All:
                Array.Fill(_isAsked, true);
                Scatter(message, _isAsked.Length, _gathered[message.Operation]);
                break;
            case ShardRoute.AllOfKey or ShardRoute.OneOfKey when KeyOf(message) is var copied && _layout.CopiesOf(copied) > 1:
                ToCopies(message, copied);
                break;
            case ShardRoute.AllOfKey:
                Scatter(message, MarkShardsOf(KeyOf(message)), _gathered[message.Operation]);
                break;
            case ShardRoute.OneOfKey:
                var key = KeyOf(message);
                PassTo(message, _layout.ShardOf(key, SubKeyOf(message, _layout, key)));
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
        }
        else if (_gatherings.Add(reply) is { } gathering)
        {
            Reply(gathering.Call, gathering.Outcome, gathering.Outcome == RequestOutcome.Succeeded ? gathering.How.Of(gathering.Rows) : 0);
        }

        FinishWhenQuiet();
    }

    /// <inheritdoc />
    protected override void OnCancel(in Message message)
    {
        var identity = CallIdentity.Of(message);
        if (Withdraw(held => CallIdentity.Of(held) == identity))
        {
            return;
        }

        if (_gatherings.Find(message) is not { } gathering)
        {
            base.OnCancel(message);
            return;
        }

        foreach (var instance in gathering.Asked)
        {
            Send(message with { Destination = instance, Sender = Self.Index });
        }
    }

    /// <inheritdoc />
    protected override void OnRollBack(in Message message)
    {
        if (_transactions.Remove(message.Session, out var instance))
        {
            Send(message with { Destination = instance, Sender = Self.Index });
            FinishWhenQuiet();
        }
        else
        {
            var session = message.Session;
            Withdraw(held => held.Session != 0 && Sessions.Of(held.Session) == session);
        }
    }

    /// <summary>Routes by the layout that is in force.</summary>
    private void ConfigureRoutes()
    {
        var database = (DatabaseOptions)Self.Tier.Options!;
        var shards = _layout.Shards;
        _isAsked = new bool[shards.Count];
        var queries = Self.Tier.Operations.Select(operation => database.Queries.GetValueOrDefault(operation.Name)).ToList();
        _routes = [.. queries.Select(query => ShardRoutes.Of(query, shards))];
        _areWrites = [.. queries.Select(query => query is not null and not SelectOptions)];
        _gathered = [.. queries.Select(query => GatheredRows.Of(query, database, _layout))];
        _commit = Self.Tier.Operations.Select(operation => operation.Name).ToList().IndexOf(TransactionOperations.Commit);
    }

    /// <summary>The sub-key of a key that a write goes to.</summary>
    internal static int SubKeyOf(in Message message, ShardLayout layout, long key) => DrawOf(message, SubKey).Below(layout.SaltOf(key));

    private static DrawKey DrawOf(in Message message, Purpose purpose) => message.Draw.With(message.Salt).With(purpose);

    private long KeyOf(in Message message) => System.Keys[_layout.Shards.By].KeyOf(message.Draw);

    /// <summary>Marks the shards of a key's sub-keys, each once.</summary>
    /// <returns>How many there are.</returns>
    private int MarkShardsOf(long key)
    {
        Array.Clear(_isAsked);
        var count = 0;
        for (var subKey = 0; subKey < _layout.SaltOf(key); subKey++)
        {
            ref var isAsked = ref _isAsked[_layout.ShardOf(key, subKey)];
            count += isAsked ? 0 : 1;
            isAsked = true;
        }

        return count;
    }

    /// <summary>A statement for a key whose rows lie on several shards: one of them reads, all of them write. Copies at shards that are lost are not read.</summary>
    private void ToCopies(in Message message, long key)
    {
        var copies = _layout.CopiesOf(key);
        if (_areWrites[message.Operation])
        {
            Array.Clear(_isAsked);
            for (var copy = 0; copy < copies; copy++)
            {
                _isAsked[_layout.ShardOfCopy(key, copy)] = true;
            }

            Scatter(message, copies, GatheredRows.OfCopies);
            return;
        }

        var drawn = DrawOf(message, Copy).Below(copies);
        var tried = 0;
        while (tried < copies - 1 && _lost.Contains(_instances[_layout.ShardOfCopy(key, (drawn + tried) % copies)]))
        {
            tried++;
        }

        PassTo(message, _layout.ShardOfCopy(key, (drawn + tried) % copies));
    }

    private void PassTo(in Message message, int shard) => PassOn(message, _instances[shard]);

    /// <summary>Passes a statement on, and remembers where its transaction is until that is committed.</summary>
    private void PassOn(in Message message, int instance)
    {
        if (message.Session != 0 && message.Operation == _commit)
        {
            _transactions.Remove(Sessions.Of(message.Session));
        }
        else if (message.Session != 0)
        {
            _transactions[Sessions.Of(message.Session)] = instance;
        }

        _target = instance;
        base.OnCall(message);
    }

    /// <summary>Asks every marked shard. Parts carry the terms of the call, so that each can be cancelled; they are not copies of each other.</summary>
    private void Scatter(in Message message, int count, GatheredRows how)
    {
        if (count == 1)
        {
            PassTo(message, Array.IndexOf(_isAsked, true));
            return;
        }

        var terms = new CallTerms(message.Value);
        if (terms.IsTied && _gatherings.HasTwin(message))
        {
            Reply(message, RequestOutcome.Cancelled, 0);
            return;
        }

        TellBegan(message);
        var gathering = _gatherings.Begin(message, count, how, out var ticket);
        for (var (shard, part) = (0, 0); part < count; shard++)
        {
            if (_isAsked[shard])
            {
                gathering.Instances[part++] = _instances[shard];
                Forward(message with { Sender = Self.Index, Ticket = ticket, Value = terms.Untied().Bits }, _instances[shard]);
            }
        }
    }
}
