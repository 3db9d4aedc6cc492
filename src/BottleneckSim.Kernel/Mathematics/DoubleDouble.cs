namespace BottleneckSim.Kernel.Mathematics;

/// <summary>A number as the unevaluated sum of two doubles, the lower at most half an ulp of the higher: some 106 bits.</summary>
/// <remarks>
/// Sources: Dekker, "A floating-point technique for extending the available precision", Numerische Mathematik 18, 1971 (splitting, product);
/// Knuth, The Art of Computer Programming 2, section 4.2.2 (exact sum). No fused operation, so that every processor rounds alike.
/// </remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    private const double Splitter = (1 << 27) + 1;

    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        var product = Product(left.High, right.High);
        return Normalise(product.High, product.Low + ((left.High * right.Low) + (left.Low * right.High)));
    }

    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        var sum = Sum(left.High, right.High);
        return Normalise(sum.High, sum.Low + (left.Low + right.Low));
    }

    /// <summary>The sum of two doubles, exact.</summary>
    public static DoubleDouble Sum(double left, double right)
    {
        var sum = left + right;
        var rightPart = sum - left;
        return new(sum, (left - (sum - rightPart)) + (right - rightPart));
    }

    /// <summary>The product of two doubles, exact while neither overflows (below 2⁹⁹⁵) nor the product's tail underflows.</summary>
    public static DoubleDouble Product(double left, double right)
    {
        var product = left * right;
        var (leftHigh, leftLow) = Split(left);
        var (rightHigh, rightLow) = Split(right);
        var error = (leftLow * rightLow) - (((product - (leftHigh * rightHigh)) - (leftLow * rightHigh)) - (leftHigh * rightLow));
        return new(product, error);
    }

    /// <summary>The quotient of a double and a sum of two, to some 104 bits.</summary>
    public static DoubleDouble Quotient(double dividend, DoubleDouble divisor)
    {
        var quotient = dividend / divisor.High;
        var product = Product(quotient, divisor.High);
        var rest = ((dividend - product.High) - product.Low) - (quotient * divisor.Low);
        return Normalise(quotient, rest / divisor.High);
    }

    /// <summary>The sum again with the low part as small as it can be; the high part must not be the smaller one.</summary>
    private static DoubleDouble Normalise(double high, double low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }

    /// <summary>Two halves of at most 26 bits each, whose products are exact.</summary>
    private static (double High, double Low) Split(double value)
    {
        var scaled = Splitter * value;
        var high = scaled - (scaled - value);
        return (high, value - high);
    }
}
