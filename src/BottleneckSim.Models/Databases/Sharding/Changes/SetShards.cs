using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Databases.Replication.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Sharding.Changes;

/// <summary>
/// Gives a database another number of shards. The old ones serve until every row, and whatever was written meanwhile, is where its key belongs; then the router switches, and
/// shards without rows leave. Where more is written than the new shards can apply, that never comes: the move lags until writes become less, or it is taken back.
/// </summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Count">How many there are to be: 1 to 64.</param>
public sealed record SetShards(string Database, int Count) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-shards";

    /// <inheritdoc />
    public override ChangeTerms Terms => ShardEdits.Moving with { ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var database = system.Database(Database);
        var shards = database.Shards();
        var most = Math.Min(ShardOptions.MaximumCount, shards.Partitions ?? ShardOptions.MaximumCount);
        var count = SystemEdits.RequireRange($"Shards of '{Database}'", Count, 1, most);
        return system.With(database with
        {
            Shards = shards with { Count = count, Placed = shards.Placed.RemoveRange(shards.Placed.Where(placed => placed.Value > count).Select(placed => placed.Key)) },
            Crashed = database.CrashedUpTo(count),
        }).RequireSound();
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        RestoreTiers.Unless(this, new SetShards(Database, before.Database(Database).Shards().Count), before, Database);

    /// <inheritdoc />
    public override string Describe() => $"{Database}: {SystemEdits.Number(Count)} shards";
}
