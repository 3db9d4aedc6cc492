using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Sharding.Changes;

/// <summary>Moves one partition of a sharded database to another shard: with twenty a shard, a step of 5 % of a shard's load.</summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Partition">The number of the partition, from 1.</param>
/// <param name="To">The number of the shard, from 1.</param>
public sealed record MovePartition(string Database, int Partition, int To) : Change
{
    /// <inheritdoc />
    public override string Kind => "move-partition";

    /// <inheritdoc />
    public override ChangeTerms Terms => ShardEdits.Moving;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithShards(Database, shards =>
    {
        if (shards.Partitions is not { } partitions)
        {
            throw new ChangeRefusedException($"Database '{Database}' has no partitions that could move; each shard is one.");
        }

        SystemEdits.RequireRange("The partition", Partition, 1, partitions);
        SystemEdits.RequireRange("The shard", To, 1, shards.Count);
        if (shards.Placement()[Partition - 1] == To - 1)
        {
            throw new ChangeRefusedException($"Partition {SystemEdits.Number(Partition)} of '{Database}' is on shard {SystemEdits.Number(To)} already.");
        }

        return shards with { Placed = shards.Placed.SetItem(Partition, To) };
    });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Of(this, before, Database);

    /// <inheritdoc />
    public override string Describe() => $"{Database}: partition {SystemEdits.Number(Partition)} to shard {SystemEdits.Number(To)}";
}
