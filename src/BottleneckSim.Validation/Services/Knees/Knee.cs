namespace BottleneckSim.Validation.Services.Knees;

/// <summary>Where a load curve bends: the offered rate at which the 95th percentile is five times what it is at the lowest rate.</summary>
/// <remarks>
/// <code>
/// p95 (log)        ╱
///  5 × ─ ─ ─ ─ ─ ─┼    between two points: linear in the logarithm of p95
///            __.·´│
///  1 × ──·─´´     │
///        lowest   knee          offered rate
/// </code>
/// The curve is steep there: an error in p95 of 20 % moves the knee by a few per cent only.
/// </remarks>
public static class Knee
{
    /// <summary>How many times the unloaded 95th percentile.</summary>
    public const double Factor = 5;

    /// <summary>Finds the knee.</summary>
    /// <param name="curve">At least two points, rising in rate; the first is the unloaded one.</param>
    /// <returns>The rate; null where the curve never gets there.</returns>
    /// <exception cref="ArgumentException">The points are not so.</exception>
    public static double? Find(IReadOnlyList<KneePoint> curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Count < 2 || curve.Zip(curve.Skip(1)).Any(pair => pair.First.OfferedPerSecond >= pair.Second.OfferedPerSecond))
            throw new ArgumentException("A knee needs at least two points that rise in rate.", nameof(curve));
        var threshold = Factor * curve[0].P95;
        for (var index = 1; index < curve.Count; index++)
        {
            if (curve[index].P95 >= threshold)
                return Between(curve[index - 1], curve[index], threshold);
        }

        return null;
    }

    private static double Between(KneePoint below, KneePoint above, double threshold)
    {
        var share = Math.Log(threshold / below.P95) / Math.Log(above.P95 / below.P95);
        return below.OfferedPerSecond + (share * (above.OfferedPerSecond - below.OfferedPerSecond));
    }
}
