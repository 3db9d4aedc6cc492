namespace BottleneckSim.Kernel.Mathematics;

/// <summary>
/// Elementary functions that give the same bits on every processor, operating system and runtime: made of + − × ÷ √ and bit operations
/// only, which IEEE 754 rounds in one way. The runtime's own differ between platforms.
/// </summary>
/// <remarks>
/// <para>.NET never contracts a product and a sum into a fused operation unless asked, so that the source fixes every rounding.</para>
/// <para>
/// The methods are the textbook ones (Muller, Elementary Functions, 3rd edition, chapters 10 and 11): reduce the argument by a multiple of
/// ln 2 kept in two parts, sum a Taylor series on the short interval that is left, put the exponent back. Errors are stated in units in
/// the last place (ulp).
/// </para>
/// </remarks>
public static partial class DeterministicMath
{
    /// <summary>The upper 42 bits of ln 2: its product with any binary exponent is exact.</summary>
    private const double LogOfTwoHigh = 0.6931471805598903;

    /// <summary>The rest of ln 2.</summary>
    private const double LogOfTwoLow = 5.497923018708371e-14;

    private const double SquareRootOfTwo = 1.4142135623730951;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18014398509481984.0;

    private const int FractionBits = 52;
    private const int ExponentBias = 1023;
    private const ulong FractionMask = (1UL << FractionBits) - 1;
    private const ulong ExponentOfOne = (ulong)ExponentBias << FractionBits;

    /// <summary>Writes a finite positive number as fraction · 2^exponent with the fraction in (√½, √2]; exact.</summary>
    private static double SplitNearOne(double value, out int exponent)
    {
        exponent = 0;
        if (value < SmallestNormal)
        {
            value *= TwoTo54;
            exponent = -54;
        }

        var bits = BitConverter.DoubleToUInt64Bits(value);
        exponent += (int)(bits >> FractionBits) - ExponentBias;
        var fraction = BitConverter.UInt64BitsToDouble((bits & FractionMask) | ExponentOfOne);
        if (fraction <= SquareRootOfTwo)
            return fraction;
        exponent++;
        return fraction / 2;
    }

    /// <summary>Two to an exponent from −1022 to 1023; exact.</summary>
    private static double TwoTo(int exponent) => BitConverter.UInt64BitsToDouble((ulong)(exponent + ExponentBias) << FractionBits);

    /// <summary>Times two to an exponent between ±2000, rounded once, also into the subnormal numbers and to infinity.</summary>
    private static double Scale(double value, int exponent) => exponent switch
    {
        > 1000 => value * TwoTo(1000) * TwoTo(exponent - 1000),
        < -1000 => value * TwoTo(exponent + 1000) * TwoTo(-1000),
        _ => value * TwoTo(exponent),
    };
}
