namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>M/M/1 queues in a row, first come first served: the sojourns of one request in them are independent and exponential (Reich 1957, 1963; Burke 1956).</summary>
public static class TandemQueue
{
    /// <summary>A percentile of the sum of two of different rates.</summary>
    /// <param name="first">Mean sojourn in the first.</param>
    /// <param name="second">Mean sojourn in the second, another one.</param>
    /// <param name="share">0.95 for the 95th percentile.</param>
    public static double SojournQuantile(double first, double second, double share) =>
        QuantileSearch.Of(time => ((first * Math.Exp(-time / first)) - (second * Math.Exp(-time / second))) / (first - second), share);
}
