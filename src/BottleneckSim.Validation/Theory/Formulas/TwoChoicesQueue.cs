namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>Many servers; each arrival joins the shorter of two queues drawn at random.</summary>
public static class TwoChoicesQueue
{
    /// <summary>
    /// The first-order difference of n servers from infinitely many, in mean queue length, times n: (1.1384 − 1.1301) · 100 at load 0.7 and (2.3931 − 2.3527) · 100 at
    /// load 0.9, from Gast, "Expected values estimated via mean-field approximation are 1/N-accurate" (SIGMETRICS 2017). The other loads
    /// are that paper's refined mean field solved anew (Jacobian, Lyapunov equation, half the second derivative), which gives 0.85 and 3.99 for the published two.
    /// A tail probability, of which the mean length is the sum, is allowed as much.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The load is none of them.</exception>
    public static double FiniteServersConstant(double load) => load switch
    {
        0.3 => 0.09,
        0.5 => 0.29,
        0.7 => 0.83,
        0.8 => 1.61,
        0.9 => 4.04,
        0.95 => 8.88,
        _ => throw new ArgumentOutOfRangeException(nameof(load), load, "The allowance is known for the loads 0.3, 0.5, 0.7, 0.8, 0.9 and 0.95."),
    };

    /// <summary>The share of servers with at least so many jobs among infinitely many: ρ^(2^k − 1) (Mitzenmacher, IEEE TPDS 12, 2001; Vvedenskaya, Dobrushin and Karpelevich 1996).</summary>
    public static double ShareWithAtLeast(int jobs, double load) => Math.Pow(load, Math.Pow(2, jobs) - 1);

    /// <summary>The mean number of jobs a server has.</summary>
    public static double MeanJobs(double load) => Enumerable.Range(1, 12).Sum(jobs => ShareWithAtLeast(jobs, load));
}
