namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>Hit ratios of caches under independent references by the characteristic time T: the time in which as many different keys as fit are asked for.</summary>
/// <remarks>
/// <code>
///   least recently used   h_k = 1 − e^{−λ_k T}          Σ h_k = C     Che, Tung and Wang, IEEE JSAC 20 (2002)
///   first in, first out   h_k = λ_k T/(1 + λ_k T)       Σ h_k = C     Fricker, Robert and Roberts, ITC 24 (2012)
/// </code>
/// </remarks>
public static class CheApproximation
{
    private const int Doublings = 200;
    private const int Bisections = 200;

    /// <summary>The hit ratio of a cache that throws out what was not used for longest.</summary>
    /// <param name="popularities">How often each key is asked for; they sum to 1.</param>
    /// <param name="capacity">Entries that fit, fewer than keys.</param>
    public static double LeastRecentlyUsed(IReadOnlyList<double> popularities, double capacity) => HitRatio(popularities, capacity, expected => 1 - Math.Exp(-expected));

    /// <summary>The hit ratio of a cache that throws out what came first.</summary>
    public static double FirstInFirstOut(IReadOnlyList<double> popularities, double capacity) => HitRatio(popularities, capacity, expected => expected / (1 + expected));

    /// <summary>The characteristic time of a least-recently-used cache, in requests.</summary>
    public static double CharacteristicRequests(IReadOnlyList<double> popularities, double capacity) => SolveTime(popularities, capacity, expected => 1 - Math.Exp(-expected));

    /// <summary>Zipf's popularities, rank r ∝ r^−exponent.</summary>
    public static double[] Zipf(int keys, double exponent)
    {
        var weights = Enumerable.Range(1, keys).Select(rank => Math.Pow(rank, -exponent)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static double HitRatio(IReadOnlyList<double> popularities, double capacity, Func<double, double> presence)
    {
        var time = SolveTime(popularities, capacity, presence);
        return popularities.Sum(popularity => popularity * presence(popularity * time));
    }

    private static double SolveTime(IReadOnlyList<double> popularities, double capacity, Func<double, double> presence)
    {
        var (low, high) = (0.0, 1.0);
        for (var doubling = 0; doubling < Doublings && Present(high) < capacity; doubling++)
            (low, high) = (high, 2 * high);
        for (var bisection = 0; bisection < Bisections && high - low > 1e-12 * high; bisection++)
        {
            var middle = (low + high) / 2;
            (low, high) = Present(middle) < capacity ? (middle, high) : (low, middle);
        }

        return high;

        double Present(double time) => popularities.Sum(popularity => presence(popularity * time));
    }
}
