namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>Requests that split into one task for each of n M/M/1 queues and wait for all of them; times in units of the mean service time.</summary>
public static class ForkJoin
{
    /// <summary>The mean response of two, exactly: (12 − ρ)/8 · 1/(1 − ρ) (Flatto and Hahn, SIAM J. Appl. Math. 44, 1984; Nelson and Tantawi, IEEE Trans. Computers 37, 1988).</summary>
    public static double ResponseOfTwo(double load) => (12 - load) / 8 * SingleServerQueue.MeanSojourn(load);

    /// <summary>The approximation of Nelson and Tantawi, within 5 % of their simulations from 2 to 32 queues.</summary>
    public static double NelsonTantawi(int queues, double load)
    {
        var ratio = Harmonic(queues) / Harmonic(2);
        return (ratio + (4 * load / 11 * (1 - ratio))) * ResponseOfTwo(load);
    }

    /// <summary>At most as long as if the queues were independent: H_n/(1 − ρ), since the sojourns are associated.</summary>
    public static double UpperBound(int queues, double load) => Harmonic(queues) * SingleServerQueue.MeanSojourn(load);

    /// <summary>At least as long as the join of any two of them.</summary>
    public static double LowerBound(double load) => ResponseOfTwo(load);

    private static double Harmonic(int count) => Enumerable.Range(1, count).Sum(index => 1.0 / index);
}
