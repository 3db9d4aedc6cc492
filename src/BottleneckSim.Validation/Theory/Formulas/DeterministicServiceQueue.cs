namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>M/D/1, times in units of the service time.</summary>
public static class DeterministicServiceQueue
{
    private const double ExactUpTo = 10;
    private const int Bisections = 100;

    /// <summary>P(W &gt; t): Erlang's formula up to t = 10, beyond it the leading term of its expansion.</summary>
    public static double WaitTail(double load, double time) => time <= ExactUpTo ? Erlang(load, time) : Asymptotic(load, time);

    /// <summary>The wait that the given share does not exceed.</summary>
    public static double WaitQuantile(double load, double share) => QuantileSearch.Of(time => WaitTail(load, time), share);

    /// <summary>Erlang's formula of 1909: P(W ≤ t) = (1 − ρ) Σ_{k ≤ t} (ρ(k − t))^k e^{ρ(t − k)}/k!. The terms alternate and grow as e^{ρt}: good to 10⁻¹¹ up to t = 10.</summary>
    public static double Erlang(double load, double time)
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

    /// <summary>
    /// The leading term (1 − ρ)/(ρ e^θ − 1) · e^{−θt} with ρ(e^θ − 1) = θ (Crommelin 1932; Cohen, The Single Server Queue, section II.5). All other poles have real
    /// parts beyond θ + 2 for loads from 0.3: at t = 10 they add less than 10⁻⁸ of it.
    /// </summary>
    public static double Asymptotic(double load, double time)
    {
        // θ lies between the minimum of ρ(e^θ − 1) − θ, at −ln ρ, and where the exponential has surely won.
        var (low, high) = (-Math.Log(load), (2 * -Math.Log(load)) + 2);
        for (var bisection = 0; bisection < Bisections; bisection++)
        {
            var middle = (low + high) / 2;
            (low, high) = (load * (Math.Exp(middle) - 1)) - middle > 0 ? (low, middle) : (middle, high);
        }

        return (1 - load) / ((load * Math.Exp(low)) - 1) * Math.Exp(-low * time);
    }
}
