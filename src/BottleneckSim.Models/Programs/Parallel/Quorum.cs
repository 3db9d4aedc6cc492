namespace BottleneckSim.Models.Programs.Parallel;

/// <summary>How many branches must have succeeded before a parallel step goes on: all, a number, or a share of them.</summary>
/// <param name="Count">The number; null if it is a share.</param>
/// <param name="Share">The share, above 0 to 1; null if it is a number.</param>
public sealed record Quorum(int? Count, double? Share)
{
    /// <summary>Every branch (the default).</summary>
    public static Quorum All { get; } = new(null, 1);

    /// <summary>A number of branches.</summary>
    /// <param name="count">1 to 10,000; of fewer branches all.</param>
    public static Quorum Of(int count) => new(count, null);

    /// <summary>A share of the branches: good-enough answers (Dean and Barroso, The Tail at Scale, CACM 2013).</summary>
    /// <param name="share">Above 0, at most 1; rounded up to whole branches.</param>
    public static Quorum OfShare(double share) => new(null, share);

    /// <summary>How many of some branches.</summary>
    public int Among(int branches)
    {
        if (Count is { } count)
        {
            return Math.Min(count, branches);
        }

        var exact = Share!.Value * branches;
        var whole = (int)exact;
        return Math.Clamp(exact - whole > 1e-9 ? whole + 1 : whole, Math.Min(1, branches), branches); // 0.95 · 100 is 95, whatever the last bit says.
    }
}
