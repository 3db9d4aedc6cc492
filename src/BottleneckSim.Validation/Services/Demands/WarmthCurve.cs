using System.Collections.Immutable;

namespace BottleneckSim.Validation.Services.Demands;

/// <summary>How much dearer the same work is on a core that has been idle, measured without any queue.</summary>
/// <remarks>
/// <code>
/// cost ▲            · 20 ms
///      │      ·  5 ms              an idle core loses what its caches held, and its clock rate
///      │   · 1 ms
///      │· 0
///      └────────────────► pause before the request
/// </code>
/// A request that arrives while the core is busy finds it warm: the cost at pause 0. One that finds it idle (in a single-server queue with Poisson arrivals a share
/// 1 − ρ of them) comes after an idle period whose mean is that of the gaps between arrivals, as these have no memory. So at a rate λ the factor f on the demand S is
/// f = ρ·F(0) + (1 − ρ)·F(1/λ) with ρ = λ·S·f, which has one solution; everything in it is measured with one request at a time.
/// </remarks>
public sealed class WarmthCurve
{
    private const double NanosecondsPerSecond = 1e9;
    private const int Iterations = 50;

    private readonly CostAfterPause _base;

    /// <summary>Makes the curve.</summary>
    /// <param name="costs">The costs, by rising pauses, the first of which is 0.</param>
    /// <param name="basePauseNanoseconds">The pause among them at which the demands were measured: there the factors are 1.</param>
    /// <exception cref="ArgumentException">The costs are not so.</exception>
    public WarmthCurve(ImmutableArray<CostAfterPause> costs, double basePauseNanoseconds)
    {
        if (costs.Length < 2 || costs[0].PauseNanoseconds != 0 || costs.Zip(costs.Skip(1)).Any(pair => pair.First.PauseNanoseconds >= pair.Second.PauseNanoseconds))
            throw new ArgumentException("Costs are needed for rising pauses, the first of which is 0.", nameof(costs));
        _base = costs.FirstOrDefault(cost => cost.PauseNanoseconds == basePauseNanoseconds);
        if (_base.ServiceNanoseconds <= 0 || _base.DatabaseNanoseconds <= 0)
            throw new ArgumentException("The cost at the pause at which the demands were measured is missing.", nameof(basePauseNanoseconds));
        Costs = costs;
    }

    /// <summary>What was measured.</summary>
    public ImmutableArray<CostAfterPause> Costs { get; }

    /// <summary>The factors on the demands of service and database when requests come at a rate.</summary>
    /// <param name="perSecond">The rate.</param>
    /// <param name="meanNanoseconds">The mean demand on the service as it was measured.</param>
    public (double Service, double Database) FactorsAt(double perSecond, double meanNanoseconds)
    {
        var gap = NanosecondsPerSecond / perSecond;
        var (warm, cold) = (Service(0), Service(gap));
        var factor = warm;
        for (var iteration = 0; iteration < Iterations; iteration++)
            factor = Mix(Busy(factor), warm, cold);
        return (factor, Mix(Busy(factor), Database(0), Database(gap)));

        double Busy(double atFactor) => Math.Min(1, meanNanoseconds / gap * atFactor);
    }

    /// <summary>The factor on the service's demand on a core that is always busy.</summary>
    public double Warm => Service(0);

    private static double Mix(double busy, double warm, double cold) => (busy * warm) + ((1 - busy) * cold);

    private double Service(double pause) => At(pause, cost => cost.ServiceNanoseconds / _base.ServiceNanoseconds);

    private double Database(double pause) => At(pause, cost => cost.DatabaseNanoseconds / _base.DatabaseNanoseconds);

    /// <summary>Between two pauses in proportion to the pause's logarithm (from 0: to the pause); beyond the longest as there.</summary>
    private double At(double pause, Func<CostAfterPause, double> factor)
    {
        for (var index = 1; index < Costs.Length; index++)
        {
            var (before, after) = (Costs[index - 1], Costs[index]);
            if (pause > after.PauseNanoseconds)
                continue;
            var share = before.PauseNanoseconds == 0
                ? pause / after.PauseNanoseconds
                : Math.Log(pause / before.PauseNanoseconds) / Math.Log(after.PauseNanoseconds / before.PauseNanoseconds);
            return factor(before) + (share * (factor(after) - factor(before)));
        }

        return factor(Costs[^1]);
    }
}
