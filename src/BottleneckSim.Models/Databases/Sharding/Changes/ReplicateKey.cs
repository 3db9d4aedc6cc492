using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Sharding.Changes;

/// <summary>
/// Copies the rows of the most popular keys of a sharded database to further shards: a read asks any of them, a write all. The rows are copied first.
/// </summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Copies">Shards that have the rows of such a key: 1 to 64; 1 means that keys are not copied.</param>
/// <param name="Keys">How many of the most popular keys, but for those that are salted: 1 to 1,000.</param>
public sealed record ReplicateKey(string Database, int Copies, int Keys = 1) : Change
{
    /// <inheritdoc />
    public override string Kind => "replicate-key";

    /// <inheritdoc />
    public override ChangeTerms Terms => ShardEdits.Moving;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithShards(Database, shards => shards with
    {
        Copies = SystemEdits.RequireRange("The number of copies", Copies, 1, ShardOptions.MaximumCount),
        CopiedKeys = SystemEdits.RequireRange("The number of keys", Keys, 1, ShardOptions.MaximumCopiedKeys),
    });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before)
    {
        var shards = before.Database(Database).Shards();
        return RestoreTiers.Unless(this, new ReplicateKey(Database, shards.Copies, shards.CopiedKeys), before, Database);
    }

    /// <inheritdoc />
    public override string Describe() => $"{Database}: the {SystemEdits.Number(Keys)} most popular keys on {SystemEdits.Number(Copies)} shards each";
}
