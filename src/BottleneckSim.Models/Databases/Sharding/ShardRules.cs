using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Sharding;

/// <summary>What must hold of a sharded database.</summary>
internal static class ShardRules
{
    /// <summary>Requires it.</summary>
    /// <exception cref="InvalidSystemException">It does not hold.</exception>
    public static void Require(SystemDescription system, DatabaseOptions database)
    {
        if (database.Shards is not { } shards)
        {
            return;
        }

        if (shards.Count is < 1 or > ShardOptions.MaximumCount)
        {
            throw new InvalidSystemException($"Database '{database.Name}' has {shards.Count} shards; allowed are 1 to {ShardOptions.MaximumCount}.");
        }

        if (shards.Salt is < 1 or > ShardOptions.MaximumSalt)
        {
            throw new InvalidSystemException($"Database '{database.Name}' spreads each key over {shards.Salt} sub-keys; allowed are 1 to {ShardOptions.MaximumSalt}.");
        }

        RequireSoundPartitions(database, shards);
        RequireSoundCopies(database, shards);
        if (!system.KeySpaces.ContainsKey(shards.By))
        {
            throw new InvalidSystemException(
                $"Database '{database.Name}' is sharded by keys of '{shards.By}', which does not exist; key spaces are: {SystemEdits.Listed(system.KeySpaces.Keys)}.");
        }

        if (database.Replicas is not null)
        {
            throw new InvalidSystemException($"Database '{database.Name}' has shards and replicas; allowed is one of them.");
        }

        if (database.Balancer is not null)
        {
            throw new InvalidSystemException($"Database '{database.Name}' has shards and a balancer; the key says which shard is meant, so there is nothing to balance.");
        }

        if (WideTransactions.Find(system.Tiers.Values) is { } wide)
        {
            throw new InvalidSystemException($"{wide.Mistake}; allowed: {wide.Allowed}.");
        }
    }

    private static void RequireSoundCopies(DatabaseOptions database, ShardOptions shards)
    {
        if (shards.Copies is < 1 or > ShardOptions.MaximumCount || shards.CopiedKeys is < 1 or > ShardOptions.MaximumCopiedKeys)
        {
            throw new InvalidSystemException(
                $"Database '{database.Name}' has {shards.Copies} copies of {shards.CopiedKeys} keys; allowed are 1 to {ShardOptions.MaximumCount} copies of 1 to {ShardOptions.MaximumCopiedKeys} keys.");
        }

        if (AreAllSalted(shards))
        {
            throw new InvalidSystemException($"Database '{database.Name}' salts the {shards.CopiedKeys} keys that it copies; a key is either salted or copied.");
        }
    }

    /// <summary>Whether every key that is copied is salted.</summary>
    public static bool AreAllSalted(ShardOptions shards) => shards is { Copies: > 1, Salt: > 1 } && (shards.SaltedKeys ?? long.MaxValue) >= shards.CopiedKeys;

    private static void RequireSoundPartitions(DatabaseOptions database, ShardOptions shards)
    {
        if (shards.SaltedKeys is < 1 or > 1_000_000_000)
        {
            throw new InvalidSystemException($"Database '{database.Name}' salts {shards.SaltedKeys} keys; allowed are 1 to 1000000000.");
        }

        if (shards.Partitions is { } partitions && (partitions < shards.Count || partitions > ShardOptions.MaximumPartitions))
        {
            throw new InvalidSystemException(
                $"Database '{database.Name}' has {partitions} partitions on {shards.Count} shards; allowed are as many as shards to {ShardOptions.MaximumPartitions}.");
        }

        if (shards.Placed.Any(placed => placed.Key < 1 || placed.Key > (shards.Partitions ?? 0) || placed.Value < 1 || placed.Value > shards.Count))
        {
            throw new InvalidSystemException(
                $"Database '{database.Name}' has partitions put where there is no shard; its partitions are 1 to {shards.Partitions ?? 0}, its shards 1 to {shards.Count}.");
        }
    }
}
