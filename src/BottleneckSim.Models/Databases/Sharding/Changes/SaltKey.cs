using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Sharding.Changes;

/// <summary>
/// Spreads the most popular keys of a sharded database over buckets, as two random digits behind the key do over 100: a write goes to one bucket, a read asks all.
/// The rows of those keys move first.
/// </summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Buckets">Buckets of a key: 1 to 100; 1 means that keys are not salted.</param>
/// <param name="Keys">How many of the most popular keys: 1 to 10⁹; null means all.</param>
public sealed record SaltKey(string Database, int Buckets, long? Keys = 1) : Change
{
    /// <inheritdoc />
    public override string Kind => "salt-key";

    /// <inheritdoc />
    public override ChangeTerms Terms => ShardEdits.Moving;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithShards(Database, shards => shards with
    {
        Salt = SystemEdits.RequireRange("The number of buckets", Buckets, 1, ShardOptions.MaximumSalt),
        SaltedKeys = Keys,
    });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before)
    {
        var shards = before.Database(Database).Shards();
        return RestoreTiers.Unless(this, new SaltKey(Database, shards.Salt, shards.SaltedKeys), before, Database);
    }

    /// <inheritdoc />
    public override string Describe() =>
        $"{Database}: {(Keys is { } keys ? $"the {SystemEdits.Number(keys)} most popular keys" : "all keys")} in {SystemEdits.Number(Buckets)} buckets each";
}
