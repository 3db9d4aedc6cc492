namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>Inverts the tail of a distribution of non-negative values.</summary>
public static class QuantileSearch
{
    private const int Doublings = 64;
    private const int Bisections = 100;

    /// <summary>The value that is exceeded with probability 1 − <paramref name="share"/>.</summary>
    /// <param name="tail">P(X &gt; x), falling in x.</param>
    /// <param name="share">Between 0 and 1: 0.95 for the 95th percentile.</param>
    public static double Of(Func<double, double> tail, double share)
    {
        ArgumentNullException.ThrowIfNull(tail);
        var (low, high) = (0.0, 1.0);
        for (var doubling = 0; doubling < Doublings && tail(high) > 1 - share; doubling++)
            (low, high) = (high, 2 * high);
        for (var bisection = 0; bisection < Bisections; bisection++)
        {
            var middle = (low + high) / 2;
            (low, high) = tail(middle) > 1 - share ? (middle, high) : (low, middle);
        }

        return high;
    }
}
