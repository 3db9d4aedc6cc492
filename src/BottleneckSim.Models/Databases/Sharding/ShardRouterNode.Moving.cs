using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Sharding.Moving;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Sharding;

/// <content>
/// What the router does when the layout changes while requests go on.
/// <code>
/// change ─► new shards are up ─► "begin" to all old ones ─► all nearly caught up ─► writes held ─► "finish" ─► all finished ─► cut over
///           until then: requests by the old layout                                     then: held ones and all others by the new; shards without rows leave
/// </code>
/// A shard that crashes meanwhile counts as done. A further change begins anew from the layout that is in force.
/// </content>
public sealed partial class ShardRouterNode
{
    private readonly SortedSet<int> _members = [];
    private readonly SortedSet<int> _missing = [];
    private readonly SortedSet<int> _lost = [];
    private ShardLayout _next = null!;
    private ImmutableArray<int> _nextInstances = [];
    private ulong _move;
    private int _change;
    private bool _isMoving;
    private bool _hasBegun;

    /// <inheritdoc />
    protected override bool IsLeaving(int instance) => base.IsLeaving(instance) && (!_isMoving || !_instances.Contains(instance));

    /// <inheritdoc />
    protected override void OnSystemChanged()
    {
        base.OnSystemChanged();
        NoteLost();
        if (!_isMoving && _move > 0)
        {
            TellAll(ShardMessages.CutOver, _instances); // It may be lost where the network was cut.
        }
        else if (_hasBegun)
        {
            TellAll(_isFinishing ? ShardMessages.Finish : ShardMessages.Begin, _missing);
            _missing.RemoveWhere(_lost.Contains);
            FinishWhenQuiet();
            GoOnWhenDone();
        }
    }

    /// <inheritdoc />
    protected override void OnReady(in Message message)
    {
        base.OnReady(message);
        if (_isMoving && !_instances.Contains(message.Sender))
        {
            TellAll(ShardMessages.Await, [message.Sender]);
        }

        BeginWhenUp();
    }

    /// <inheritdoc />
    protected override void OnReplication(in Message message)
    {
        if (message.Salt != _move || !_hasBegun)
        {
            return;
        }

        switch (message.Operation)
        {
            case ShardMessages.Done when !_isFinishing:
            case ShardMessages.Finished when _isFinishing && message.Ticket == _hold:
                _missing.Remove(message.Sender);
                GoOnWhenDone();
                break;
            case ShardMessages.Outgrown:
                BeginAnew();
                break;
        }
    }

    private void NoteLost() => _lost.UnionWith(_instances.Where(shard => System.Nodes[shard].IsCrashed));

    /// <summary>Compares the layout that is asked for with the one in force.</summary>
    private void Consider()
    {
        var shards = ((DatabaseOptions)Self.Tier.Options!).Shards!;
        var instances = Self.Tier.Instances;
        var before = _next;
        var instancesBefore = _nextInstances;
        (_next, _nextInstances) = (ShardLayout.Of(shards, System.Keys[shards.By]), instances);
        if (_layout is null)
        {
            (_layout, _instances) = (_next, instances);
            _members.UnionWith(instances);
            NoteLost();
            return;
        }

        // What was started again has its rows, and is another machine.
        _instances = [.. _instances.Select((shard, place) => _lost.Contains(shard) && !System.Nodes[shard].IsCrashed && place < instances.Length ? instances[place] : shard)];
        _members.UnionWith(instances);
        if (_isMoving && before.IsLike(_next) && instancesBefore.SequenceEqual(instances))
        {
            return; // Something else has changed.
        }

        if (_isMoving)
        {
            EndChangeWork(_change);
        }

        if (_instances.SequenceEqual(instances) && _layout.IsLike(_next))
        {
            if (_isMoving)
            {
                _move++;
                CutOver();
            }

            return;
        }

        (_isMoving, _change) = (true, BeginChangeWork());
        BeginAnew();
    }

    private void BeginAnew()
    {
        EndHold();
        _hasBegun = false;
        _move++;
        BeginWhenUp();
        ReleaseUnlessHeld();
    }

    private void BeginWhenUp()
    {
        if (!_isMoving || _hasBegun || Self.Tier.Instances.Any(shard => !IsUp(shard) && !System.Nodes[shard].IsCrashed))
        {
            return;
        }

        _hasBegun = true;
        TellAll(ShardMessages.Await, Self.Tier.Instances.Where(shard => !_instances.Contains(shard)));
        TellSources(ShardMessages.Begin);
        GoOnWhenDone();
    }

    /// <summary>Tells the shards that give rows away, and waits for their answers.</summary>
    private void TellSources(int what)
    {
        _missing.Clear();
        _missing.UnionWith(_instances.Where(shard => !System.Nodes[shard].IsCrashed && !_lost.Contains(shard)));
        TellAll(what, _missing);
    }

    private void GoOnWhenDone()
    {
        if (_missing.Count > 0 || !_hasBegun)
        {
            return;
        }

        if (!_isHolding)
        {
            BeginHold();
        }
        else if (_isFinishing)
        {
            EndChangeWork(_change);
            CutOver();
            ConfigureRoutes();
            ReleaseUnlessHeld();
        }
    }

    private void CutOver()
    {
        EndHold();
        (_isMoving, _hasBegun) = (false, false);
        (_layout, _instances) = (_next, Self.Tier.Instances);
        TellAll(ShardMessages.CutOver, _members);
        _members.Clear();
        _members.UnionWith(_instances);
        _lost.IntersectWith(_instances);
        base.OnSystemChanged(); // Whoever leaves now does so without the requests that it does not finish.
    }

    private void TellAll(int what, IEnumerable<int> shards)
    {
        foreach (var shard in shards)
        {
            Send(new Message(shard, Self.Index, MessageKind.Replication, what, what == ShardMessages.Finish ? _hold : 0, NodeDraw.With((int)_move).With(shard), _move, 0));
        }
    }
}
