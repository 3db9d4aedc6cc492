namespace BottleneckSim.Kernel.Mathematics;

/// <content>Exponentials.</content>
public static partial class DeterministicMath
{
    private const double OneOverLogOfTwo = 1.4426950408889634;

    /// <summary>Beyond ± this argument the exponential is infinite or zero; a little further out than the true ends, which are left to rounding.</summary>
    private const double ArgumentLimit = 750;

    /// <summary>e to a power, within 1 ulp.</summary>
    /// <param name="value">+∞ gives +∞, −∞ gives 0.</param>
    public static double Exp(double value) => ExpOfSum(value, 0);

    /// <summary>e to a power, less one, within 2 ulp, also where the power is tiny.</summary>
    /// <param name="value">−∞ gives −1.</param>
    public static double Expm1(double value)
    {
        if (!(Math.Abs(value) < 40))
            return value < 0 ? -1 : Exp(value) - 1;
        if (Math.Abs(value) < 1e-300)
            return value;
        var fraction = ReducedExponentialLessOne(value, 0, out var exponent);
        var power = TwoTo(exponent);
        return (power - 1) + (power * fraction);
    }

    /// <summary>e to high + low, where low is a small correction of high.</summary>
    private static double ExpOfSum(double high, double low)
    {
        if (!(Math.Abs(high) < ArgumentLimit))
            return double.IsNaN(high) ? high : high > 0 ? double.PositiveInfinity : 0;
        var fraction = ReducedExponentialLessOne(high, low, out var exponent);
        return Scale(1 + fraction, exponent);
    }

    /// <summary>e^(high + low) = 2^exponent · (1 + result), where the result lies between √½ − 1 and √2 − 1.</summary>
    private static double ReducedExponentialLessOne(double high, double low, out int exponent)
    {
        var multiple = Math.Round(high * OneOverLogOfTwo);
        exponent = (int)multiple;
        var head = high - (multiple * LogOfTwoHigh);
        var tail = low - (multiple * LogOfTwoLow);
        var r = head + tail;
        return head + ((r * r * ExponentialTail(r)) + tail);
    }

    /// <summary>(e^r − 1 − r)/r² for |r| up to 0.35: 1/2! + r/3! + … + r¹¹/13!; even and odd powers apart, so that they overlap.</summary>
    private static double ExponentialTail(double r)
    {
        var w = r * r;
        var even = (1.0 / 2) + (w * ((1.0 / 24) + (w * ((1.0 / 720) + (w * ((1.0 / 40320) + (w * ((1.0 / 3628800) + (w * (1.0 / 479001600))))))))));
        var odd = (1.0 / 6) + (w * ((1.0 / 120) + (w * ((1.0 / 5040) + (w * ((1.0 / 362880) + (w * ((1.0 / 39916800) + (w * (1.0 / 6227020800))))))))));
        return even + (r * odd);
    }
}
