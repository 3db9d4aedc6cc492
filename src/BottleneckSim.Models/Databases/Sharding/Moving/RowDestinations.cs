using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>To which shards of the next layout the rows belong that a statement has written at a shard of the old one.</summary>
/// <remarks>
/// <code>
/// statement of a key ─► the shard that the key, and its sub-key, will have, and those that will have copies
/// any other          ─► its rows are spread as all rows of the shard are
/// </code>
/// </remarks>
internal sealed class RowDestinations
{
    private static readonly Purpose MovedRow = new("moved-row");

    private readonly ShardLayout _from;
    private readonly ShardLayout _to;
    private readonly int _shard;
    private readonly int _place;
    private readonly double[] _parts;
    private readonly Dictionary<QueryOptions, ShardRoute> _routes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares it.</summary>
    /// <param name="part">What the shard has.</param>
    /// <param name="to">The next layout.</param>
    /// <param name="place">The shard's own place in it, from 0; −1 if it leaves.</param>
    public RowDestinations(ShardPart part, ShardLayout to, int place)
    {
        (_from, _to, _shard, _place) = (part.Layout, to, part.Shard, place);
        _parts = ShardMoves.WithoutCopies(_from, to, part.Keys.Options.Count, _shard);
    }

    /// <summary>Finds them.</summary>
    /// <param name="statement">The statement, which has been executed.</param>
    /// <param name="shards">Takes the shards of the next layout, without this one, and how many rows each is to be told of.</param>
    /// <returns>Rows that this shard will not have any more.</returns>
    public long Find(Statement statement, List<(int Shard, long Rows)> shards)
    {
        var query = statement.Prepared.Query;
        if (!_routes.TryGetValue(query, out var route))
        {
            _routes.Add(query, route = ShardRoutes.Of(query, _from.Shards));
        }

        var ticket = statement.Call.Draw.With(statement.Call.Salt).With(MovedRow).UnitOpen;
        return route is ShardRoute.OneOfKey or ShardRoute.AllOfKey && statement.Prepared.Keys is { } keys
            ? OfKey(statement, keys.KeyOf(statement.Call.Draw), route, ticket, shards)
            : Spread(statement.RowsQualifying, ticket, shards);
    }

    /// <summary>Spreads rows as all rows of the shard are.</summary>
    /// <param name="rows">How many; below 0 where rows are gone.</param>
    /// <param name="ticket">How the last one is rounded: 0 to 1.</param>
    /// <param name="shards">Takes the shards and how many each gets.</param>
    /// <returns>Rows that go to others.</returns>
    public long Spread(long rows, double ticket, List<(int Shard, long Rows)> shards)
    {
        var last = Array.FindLastIndex(_parts, part => part > 0);
        if (last < 0 && _place < 0)
        {
            shards.Add((0, rows)); // It has no keys, and leaves.
            return rows;
        }

        var (before, gone) = (0L, 0L);
        var sum = 0.0;
        for (var shard = 0; shard <= last; shard++)
        {
            sum = shard == last ? 1 : sum + _parts[shard];
            var after = (long)Math.Floor((sum * rows) + ticket);
            var share = after - before;
            before = after;
            if (shard != _place && share != 0)
            {
                shards.Add((shard, share));
                gone += share;
            }
        }

        return gone;
    }

    private long OfKey(Statement statement, long key, ShardRoute route, double ticket, List<(int Shard, long Rows)> shards)
    {
        var rows = statement.RowsQualifying;
        var subKey = route == ShardRoute.OneOfKey ? ShardRouterNode.SubKeyOf(statement.Call, _from, key) : SubKeyHere(key);
        var isOwner = _from.ShardOf(key, subKey) == _shard;
        if (!isOwner && !_from.HasCopy(key, _shard))
        {
            return 0; // It was started again with the rows of the next layout, and is asked by the old one.
        }

        if (isOwner)
        {
            for (var copy = 0; copy < _to.CopiesOf(key); copy++)
            {
                var shard = copy == 0 ? ShardMoves.DestinationOf(_from, _to, key, subKey, ticket) : _to.ShardOfCopy(key, copy);
                if (shard != _place && !HasIt(key, shard))
                {
                    shards.Add((shard, rows));
                }
            }
        }

        var stays = _to.SaltOf(key) > 1 ? ShardMoves.DestinationOf(_from, _to, key, subKey, ticket) == _place : _place >= 0 && _to.HasCopy(key, _place);
        return stays ? 0 : rows;
    }

    /// <summary>Whether a shard executes the statement itself, because it has a copy already.</summary>
    private bool HasIt(long key, int shard) => _from.CopiesOf(key) > 1 && shard < _from.Shards.Count && _from.HasCopy(key, shard);

    private int SubKeyHere(long key)
    {
        var subKey = 0;
        while (subKey < _from.SaltOf(key) - 1 && _from.ShardOf(key, subKey) != _shard)
        {
            subKey++;
        }

        return subKey;
    }
}
