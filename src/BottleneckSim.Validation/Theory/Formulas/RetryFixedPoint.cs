namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>Where retries settle: the load of all attempts equals what that load makes fail.</summary>
/// <remarks>
/// <code>
///   Λ = λ (1 + p + … + p^(m−1))        p(Λ) = B + (1 − B) · P(sojourn &gt; time-out)        of M/M/1/K under Λ
/// </code>
/// Attempts are taken as Poisson and independent, which long back-off times make them. Where the curve of the right side crosses the diagonal from above, the point is
/// stable; a system with two such points is metastable (Bronson, Aghayev, Charapko and Zhu, "Metastable failures in distributed systems", HotOS 2021).
/// Times are in units of the mean service time.
/// </remarks>
/// <param name="Arrivals">λ, requests in a service time.</param>
/// <param name="Attempts">m, attempts at most.</param>
/// <param name="Places">K, attempts that fit into the server.</param>
/// <param name="Timeout">How long a client waits for an attempt. Work it gives up goes on.</param>
public sealed record RetryFixedPoint(double Arrivals, int Attempts, int Places, double Timeout)
{
    private const int Iterations = 5_000;

    /// <summary>The stable point that is reached from no retries: Λ.</summary>
    public double Low() => Settle(Arrivals);

    /// <summary>The stable point that is reached when everything fails: Λ.</summary>
    public double High() => Settle(Arrivals * Attempts);

    /// <summary>The share of requests that succeed at last.</summary>
    /// <param name="total">Λ.</param>
    public double SuccessAt(double total) => 1 - Math.Pow(FailureAt(total), Attempts);

    /// <summary>What the load Λ of attempts makes of itself: λ (1 + p + … + p^(m−1)).</summary>
    public double LoadFrom(double total)
    {
        var failure = FailureAt(total);
        return Arrivals * Enumerable.Range(0, Attempts).Sum(attempt => Math.Pow(failure, attempt));
    }

    private double Settle(double total)
    {
        for (var iteration = 0; iteration < Iterations; iteration++)
            total = LoadFrom(total);
        return total;
    }

    private double FailureAt(double total)
    {
        var weights = new double[Places + 1];
        weights[0] = 1;
        for (var jobs = 1; jobs <= Places; jobs++)
            weights[jobs] = weights[jobs - 1] * total;
        var late = 0.0;
        for (var jobs = 0; jobs < Places; jobs++)
            late += weights[jobs] * ErlangTail(jobs + 1, Timeout);
        return (weights[Places] + late) / weights.Sum();
    }

    /// <summary>The chance that so many exponential services take longer: a Poisson count below.</summary>
    private static double ErlangTail(int stages, double time)
    {
        var (sum, term) = (0.0, Math.Exp(-time));
        for (var stage = 0; stage < stages; stage++)
        {
            sum += term;
            term *= time / (stage + 1);
        }

        return sum;
    }
}
