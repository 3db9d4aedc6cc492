using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>The balancer of a database with replicas: knows writes from reads, and how far each replica is.</summary>
/// <remarks>
/// <code>
/// call ─┬─ write, read of the leader, own write not applied everywhere ─► leader
///       └─ other read ─► a replica that is well and holds a whole copy, by the tier's policy; none ─► leader
/// reports of replicas ─► who may be read, what is applied
/// </code>
/// As a pooler with query routing does (Pgpool-II manual, "Load Balancing"; MySQL Router and ProxySQL likewise).
/// </remarks>
public sealed class DatabaseBalancerNode : BalancerNode
{
    private readonly SortedDictionary<int, ReplicaState> _replicas = [];
    private readonly LatestWrites _writes = new();
    private ReadRouting?[] _routings = [];
    private int _leader;
    private ImmutableArray<int> _eligible = [];
    private long _applied;

    /// <summary>Prepares the balancer.</summary>
    public DatabaseBalancerNode(NodeContext context)
        : base(context)
    {
    }

    private DatabaseOptions Options => (DatabaseOptions)Self.Tier.Options!;

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        var instances = Self.Tier.Instances;
        _leader = instances[0];
        foreach (var gone in _replicas.Keys.Where(replica => !instances[1..].Contains(replica)).ToList())
        {
            _replicas.Remove(gone);
        }

        foreach (var replica in instances[1..])
        {
            _replicas.TryAdd(replica, new ReplicaState(0, Now == Instant.Zero, 0));
        }

        _routings = [.. Self.Tier.Operations.Select(operation => RoutingOf(operation.Name))];
        _eligible = [];
        base.OnReconfigure();
    }

    /// <inheritdoc />
    protected override int AssignedTo(in Message message, ImmutableArray<int> eligible)
    {
        var routing = message.Operation >= 0 && message.Operation < _routings.Length ? _routings[message.Operation] : null;
        if (routing is null or ReadRouting.Leader || message.Session != 0 || eligible[0] == _leader)
        {
            return _leader; // A transaction stays in one place. The leader is only eligible where no replica is.
        }

        if (routing == ReadRouting.Replicas)
        {
            return -1;
        }

        if (eligible != _eligible)
        {
            _eligible = eligible;
            _applied = eligible.Min(replica => _replicas[replica].Applied);
        }

        return _writes.Of(UserOf(message)) > _applied ? _leader : -1;
    }

    /// <inheritdoc />
    protected override bool IsOffered(int instance) => _replicas.TryGetValue(instance, out var state) && state.IsReadable;

    /// <inheritdoc />
    protected override void OnReply(in Message message)
    {
        if (message.User == default || message.Ticket < 0)
        {
            base.OnReply(message);
            return;
        }

        // The answer to a write: the leader says who wrote and which number the write has.
        _writes.Note(message.User, message.Value);
        base.OnReply(message with { Value = 0, User = default });
    }

    /// <inheritdoc />
    protected override void OnRollBack(in Message message) => Send(message with { Destination = _leader, Sender = Self.Index });

    /// <inheritdoc />
    protected override void OnReplication(in Message message)
    {
        if (_replicas.TryGetValue(message.Sender, out var state) && message.Salt > state.Report)
        {
            _replicas[message.Sender] = new ReplicaState(message.Ticket, message.Value != 0, message.Salt);
            _eligible = [];
            if (state.IsReadable != (message.Value != 0))
            {
                RefreshChoice();
            }

            _writes.ForgetUpTo(_replicas.Values.Min(replica => replica.Applied));
        }
    }

    /// <summary>Who is meant where a call says for which user it is made, or only for which request.</summary>
    internal static DrawKey UserOf(in Message call) => call.User == default ? call.Draw : call.User;

    private ReadRouting? RoutingOf(string operation) => Options.Replicas is { } replicas
        && Options.Queries.GetValueOrDefault(operation) is SelectOptions query
        && replicas.Replicates(query.Table)
        && (query.Join is null || replicas.Replicates(query.Join.Table))
            ? query.Reads ?? replicas.Reads
            : null;

    /// <summary>What is known of a replica.</summary>
    private readonly record struct ReplicaState(long Applied, bool IsReadable, ulong Report);
}
