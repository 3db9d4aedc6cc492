namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>Many servers; each arrival joins the shorter of two queues drawn at random.</summary>
public static class TwoChoicesQueue
{
    /// <summary>
    /// The first-order difference of n servers from infinitely many, in mean queue length, times n: (1.1384 − 1.1301) · 100 at load 0.7 and (2.3931 − 2.3527) · 100 at
    /// load 0.9, from Gast, "Expected values estimated via mean-field approximation are 1/N-accurate" (SIGMETRICS 2017). A tail probability, of which that is the sum,
    /// is allowed as much.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The load is neither.</exception>
    public static double FiniteServersConstant(double load) => load switch
    {
        0.7 => 0.83,
        0.9 => 4.04,
        _ => throw new ArgumentOutOfRangeException(nameof(load), load, "The allowance is published for the loads 0.7 and 0.9."),
    };

    /// <summary>The share of servers with at least so many jobs among infinitely many: ρ^(2^k − 1) (Mitzenmacher, IEEE TPDS 12, 2001; Vvedenskaya, Dobrushin and Karpelevich 1996).</summary>
    public static double ShareWithAtLeast(int jobs, double load) => Math.Pow(load, Math.Pow(2, jobs) - 1);

    /// <summary>The mean number of jobs a server has.</summary>
    public static double MeanJobs(double load) => Enumerable.Range(1, 12).Sum(jobs => ShareWithAtLeast(jobs, load));
}
