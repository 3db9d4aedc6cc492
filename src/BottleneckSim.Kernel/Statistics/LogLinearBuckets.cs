using System.Numerics;

namespace BottleneckSim.Kernel.Statistics;

/// <summary>The bounds of log-linear buckets: every power of two is cut into 64 buckets of equal width.</summary>
/// <remarks>
/// <code>
///   value   0 1 2 … 63 │ 64 65 … 127 │ 128‥129  130‥131 … 254‥255 │ 256‥259 … 508‥511 │ …
///   bucket  0 1 2 … 63 │ 64 65 … 127 │   128      129   …   191   │   192   …   255   │ …   (3712 in all)
///   width        1     │      1      │              2             │         4         │ …
/// </code>
/// A bucket is never wider than 1/64 of its lower bound, so its middle is at most 1/128 = 0.79 % away from any of its
/// values; below 128 it is exact.
/// </remarks>
internal static class LogLinearBuckets
{
    /// <summary>How many buckets cover all values from 0 to <see cref="long.MaxValue"/>.</summary>
    public const int Count = ((LastBit - SubBucketBits + 1) << SubBucketBits) + SubBuckets;

    private const int SubBucketBits = 6;
    private const int SubBuckets = 1 << SubBucketBits;
    private const int LastBit = 62;

    /// <summary>The bucket of a value that is not negative.</summary>
    public static int IndexOf(long value)
    {
        var shift = BitOperations.Log2((ulong)value | SubBuckets) - SubBucketBits;
        return (shift << SubBucketBits) + (int)(value >> shift);
    }

    /// <summary>The smallest value of a bucket.</summary>
    public static long LowerBoundOf(int index)
    {
        var shift = ShiftOf(index);
        return ((long)index - (shift << SubBucketBits)) << shift;
    }

    /// <summary>The largest value of a bucket.</summary>
    public static long UpperBoundOf(int index) => LowerBoundOf(index) + (1L << ShiftOf(index)) - 1;

    /// <summary>The value that stands for all values of a bucket: its middle, rounded down.</summary>
    public static long MiddleOf(int index) => LowerBoundOf(index) + (((1L << ShiftOf(index)) - 1) / 2);

    private static int ShiftOf(int index) => Math.Max((index >> SubBucketBits) - 1, 0);
}
