namespace BottleneckSim.Kernel.Randomness;

/// <summary>Turns 64 random bits into numbers.</summary>
internal static class RandomBits
{
    private const double TwoToMinus53 = 1.0 / (1L << 53);

    /// <summary>
    /// A number in the open interval (0, 1): 52 random bits and a fixed half step, so that neither end occurs, the values lie
    /// symmetrically about ½ and one minus a value is exact.
    /// </summary>
    public static double ToUnitOpen(ulong bits) => ((bits >> 11) | 1) * TwoToMinus53;

    /// <summary>A number in [0, bound) by the high half of a product; the bias is at most bound · 2⁻⁶⁴ (Lemire 2019, section 3).</summary>
    public static ulong Below(ulong bits, ulong bound) => Math.BigMul(bits, bound, out _);

    /// <summary>Refuses a bound that leaves no number.</summary>
    public static void RequirePositive(long bound)
    {
        if (bound <= 0)
            throw new ArgumentOutOfRangeException(nameof(bound), bound, "A draw below a bound needs a bound of at least 1.");
    }
}
