namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>M/D/1, times in units of the service time.</summary>
public static class DeterministicServiceQueue
{
    /// <summary>P(W &gt; t) by Erlang's formula of 1909: P(W ≤ t) = (1 − ρ) Σ_{k ≤ t} (ρ(k − t))^k e^{ρ(t − k)}/k!.</summary>
    /// <remarks>The terms alternate and grow as e^{ρt}: good to 10⁻⁸ up to ρt = 18, far beyond any percentile asked for here.</remarks>
    public static double WaitTail(double load, double time)
    {
        var sum = 0.0;
        for (var jobs = 0; jobs <= time; jobs++)
        {
            var exponent = load * (time - jobs);
            var term = Math.Exp(exponent);
            for (var factor = 1; factor <= jobs; factor++)
                term *= -exponent / factor;
            sum += term;
        }

        return 1 - ((1 - load) * sum);
    }

    /// <summary>The wait that the given share does not exceed.</summary>
    public static double WaitQuantile(double load, double share) => QuantileSearch.Of(time => WaitTail(load, time), share);
}
