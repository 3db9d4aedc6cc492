namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>Which part of a shard's rows belongs to which shard of another layout.</summary>
/// <remarks>
/// <code>
/// key ─ sub-key 0, 1 …  of the old layout ─┬─ keeps its sub-key where the new layout has it, as far as that evens out
///                                          └─ otherwise: one of those that the new layout has more of, or still has
/// </code>
/// All keys have equally many rows. Of a large key space a sample is asked: the hash makes one as good as another.
/// </remarks>
internal static class ShardMoves
{
    private const int Samples = 1_024;
    private const int Work = 1 << 16;

    /// <summary>The parts, by shard of the new layout; those that move or stay add up to 1, or to 0 for a shard without keys; copies come on top.</summary>
    /// <param name="from">The old layout.</param>
    /// <param name="to">The new one.</param>
    /// <param name="keys">How many keys there are.</param>
    /// <param name="shard">The shard of the old layout, from 0.</param>
    public static double[] Of(ShardLayout from, ShardLayout to, long keys, int shard)
    {
        var parts = WithoutCopies(from, to, keys, shard, out var all);
        AddCopies(parts, from, to, keys, all, shard);
        return parts;
    }

    /// <summary>The parts without copies: where each row of the shard will be.</summary>
    /// <param name="from">The old layout.</param>
    /// <param name="to">The new one.</param>
    /// <param name="keys">How many keys there are.</param>
    /// <param name="shard">The shard of the old layout, from 0.</param>
    public static double[] WithoutCopies(ShardLayout from, ShardLayout to, long keys, int shard) => WithoutCopies(from, to, keys, shard, out _);

    /// <summary>The shard of the new layout, from 0, that a row of a key belongs to.</summary>
    /// <param name="from">The old layout.</param>
    /// <param name="to">The new one.</param>
    /// <param name="key">The key.</param>
    /// <param name="subKey">Its sub-key of the old layout.</param>
    /// <param name="ticket">The row's own number, 0 to 1: rows of a sub-key are spread by it.</param>
    public static int DestinationOf(ShardLayout from, ShardLayout to, long key, int subKey, double ticket)
    {
        var (stays, firstOther, others) = SpreadOf(from.SaltOf(key), to.SaltOf(key), subKey);
        return to.ShardOf(key, ticket < stays ? subKey : firstOther + Math.Min(others - 1, (int)((ticket - stays) / (1 - stays) * others)));
    }

    private static double[] WithoutCopies(ShardLayout from, ShardLayout to, long keys, int shard, out double all)
    {
        var parts = new double[to.Shards.Count];
        var salted = Math.Min(keys, Math.Max(from.Shards.Salt > 1 ? from.Shards.SaltedKeys ?? keys : 0, to.Shards.Salt > 1 ? to.Shards.SaltedKeys ?? keys : 0));
        Add(parts, from, to, 0, salted, shard);
        Add(parts, from, to, salted, keys, shard);
        all = parts.Sum();
        for (var place = 0; place < parts.Length && all > 0; place++)
        {
            parts[place] /= all;
        }

        return parts;
    }

    private static void Add(double[] parts, ShardLayout from, ShardLayout to, long first, long end, int shard)
    {
        var asked = Math.Min(end - first, Math.Clamp(Work / (from.Shards.Salt * to.Shards.Salt), 1, Samples));
        for (var sample = 0; sample < asked; sample++)
        {
            AddKey(parts, from, to, first + sample, (double)(end - first) / asked, shard);
        }
    }

    /// <summary>Copies that are new: whoever has the rows sends them, too.</summary>
    private static void AddCopies(double[] parts, ShardLayout from, ShardLayout to, long keys, double all, int shard)
    {
        for (var key = 0; key < Math.Min(keys, to.Shards.CopiedKeys) && all > 0; key++)
        {
            var (copies, before) = (to.CopiesOf(key), from.SaltOf(key));
            for (var subKey = 0; subKey < before && copies > 1; subKey++)
            {
                for (var copy = 1; copy < copies && from.ShardOf(key, subKey) == shard; copy++)
                {
                    var at = to.ShardOfCopy(key, copy);
                    parts[at] += before == 1 && at < from.Shards.Count && from.HasCopy(key, at) ? 0 : 1 / (before * all);
                }
            }
        }
    }

    private static void AddKey(double[] parts, ShardLayout from, ShardLayout to, long key, double weight, int shard)
    {
        var (before, after) = (from.SaltOf(key), to.SaltOf(key));
        for (var subKey = 0; subKey < before; subKey++)
        {
            if (from.ShardOf(key, subKey) != shard)
            {
                continue;
            }

            var rows = weight / before;
            var (stays, firstOther, others) = SpreadOf(before, after, subKey);
            if (stays > 0)
            {
                parts[to.ShardOf(key, subKey)] += rows * stays;
            }

            for (var other = 0; other < others && stays < 1; other++)
            {
                parts[to.ShardOf(key, firstOther + other)] += rows * (1 - stays) / others;
            }
        }
    }

    /// <summary>Which part of a sub-key's rows stays with it, and over which other sub-keys the rest is spread.</summary>
    private static (double Stays, int FirstOther, int Others) SpreadOf(int before, int after, int subKey) =>
        after > before ? ((double)before / after, before, after - before) : (after == before || subKey < after ? 1 : 0, 0, after);
}
