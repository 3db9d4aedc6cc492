namespace BottleneckSim.Kernel.Mathematics;

/// <content>Powers.</content>
public static partial class DeterministicMath
{
    private static readonly DoubleDouble OneThird = new(1.0 / 3, 1.850371707708594e-17);

    /// <summary>A number to a power, within 1 ulp; exact where the result is a small whole number. Special values as in IEEE 754, section 9.2.1.</summary>
    /// <param name="value">Negative only with a whole exponent; otherwise the result is NaN.</param>
    /// <param name="exponent">Any number.</param>
    /// <remarks>An error in y·ln x is multiplied by up to 745, so that the logarithm and the product carry some 75 bits.</remarks>
    public static double Pow(double value, double exponent)
    {
        if (exponent == 0 || value == 1)
            return 1;
        if (double.IsNaN(value) || double.IsNaN(exponent))
            return double.NaN;

        var magnitude = Math.Abs(value);
        if (value < 0 && double.IsFinite(exponent) && double.IsFinite(value) && !double.IsInteger(exponent))
            return double.NaN;
        var result = magnitude == 0 || !double.IsFinite(magnitude) || !double.IsFinite(exponent)
            ? PowerAtTheEnds(magnitude, exponent)
            : PowerOfPositive(magnitude, exponent);
        return double.IsNegative(value) && double.IsOddInteger(exponent) ? -result : result;
    }

    private static double PowerAtTheEnds(double magnitude, double exponent)
    {
        if (magnitude == 1)
            return 1;
        return magnitude > 1 == exponent > 0 ? double.PositiveInfinity : 0;
    }

    private static double PowerOfPositive(double magnitude, double exponent)
    {
        var logarithm = LogOfTwoParts(magnitude);
        var estimate = logarithm.High * exponent;
        if (!(Math.Abs(estimate) < ArgumentLimit))
            return ExpOfSum(estimate, 0);
        var product = DoubleDouble.Product(logarithm.High, exponent);
        return ExpOfSum(product.High, product.Low + (logarithm.Low * exponent));
    }

    /// <summary>The natural logarithm to some 75 bits: as in <see cref="Log"/>, with the first two terms of the series in two parts each.</summary>
    private static DoubleDouble LogOfTwoParts(double value)
    {
        var fraction = SplitNearOne(value, out var exponent);
        var s = DoubleDouble.Quotient(fraction - 1, DoubleDouble.Sum(fraction, 1));
        var cube = s * s * s;
        var z = s.High * s.High;
        var fromFifth = z * z * s.High * FifthAreaTangentTail(z);
        var half = s + ((cube * OneThird) + new DoubleDouble(fromFifth, 0));
        var scaled = new DoubleDouble(2 * half.High, 2 * half.Low);
        return DoubleDouble.Sum(exponent * LogOfTwoHigh, exponent * LogOfTwoLow) + scaled;
    }

    /// <summary>1/5 + z/7 + z²/9 + … with z up to 0.0295, to 1e-20 of the whole logarithm.</summary>
    private static double FifthAreaTangentTail(double z)
    {
        var sum = 1.0 / 29;
        for (var divisor = 27; divisor >= 5; divisor -= 2)
            sum = (sum * z) + (1.0 / divisor);
        return sum;
    }
}
