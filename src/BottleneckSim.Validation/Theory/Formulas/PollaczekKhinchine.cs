namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>M/G/1, first come first served (Pollaczek 1930, Khinchine 1932; Kleinrock, Queueing Systems I, section 5.6).</summary>
public static class PollaczekKhinchine
{
    /// <summary>Mean wait, ρ(1 + c²)/(2(1 − ρ)) service times.</summary>
    /// <param name="load">ρ.</param>
    /// <param name="squaredVariation">c², variance over squared mean of the service time.</param>
    public static double MeanWait(double load, double squaredVariation) => load * (1 + squaredVariation) / (2 * (1 - load));

    /// <summary>Mean sojourn.</summary>
    public static double MeanSojourn(double load, double squaredVariation) => 1 + MeanWait(load, squaredVariation);
}
