namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>M/M/1, first come first served, times in units of the mean service time (Kleinrock, Queueing Systems I, sections 3.2 and 5.12).</summary>
public static class SingleServerQueue
{
    /// <summary>Mean sojourn, 1/(1 − ρ); also that of M/G/1 under processor sharing, whatever the law of service (Kleinrock II, section 4.4).</summary>
    public static double MeanSojourn(double load) => 1 / (1 - load);

    /// <summary>The sojourn is exponential: −ln(1 − p)/(1 − ρ).</summary>
    public static double SojournQuantile(double load, double share) => -Math.Log(1 - share) / (1 - load);

    /// <summary>How long the queue takes to forget its state, 1/(µ(1 − √ρ)²) (Cohen, The Single Server Queue, section II.2).</summary>
    public static double RelaxationTime(double load) => 1 / Math.Pow(1 - Math.Sqrt(load), 2);
}
