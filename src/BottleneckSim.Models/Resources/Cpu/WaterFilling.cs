namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>Shares cores among classes of threads by weight, no thread getting more than one core.</summary>
/// <remarks>
/// <code>
/// share          ┌── one core, the cap
///   ▲  ┌──┐──────┴──────
///   │  │  │ ┌──┐          water level = remaining cores ÷ remaining weight
///   │  │  │ │  │ ┌──┐
///   └──┴──┴─┴──┴─┴──┴──► classes, heaviest first
/// </code>
/// Source: max-min fairness by progressive filling (Bertsekas and Gallager, Data Networks, section 6.5.2).
/// </remarks>
public static class WaterFilling
{
    /// <summary>The share of one core that each thread of each class gets, as exact fractions.</summary>
    /// <param name="cores">Cores to share.</param>
    /// <param name="classes">The classes, heaviest weight first; their shares are written back.</param>
    public static void Fill(int cores, Span<ThreadClass> classes)
    {
        long weights = 0;
        foreach (ref readonly var one in classes)
        {
            weights += one.Threads * one.Weight;
        }

        long remaining = cores;
        foreach (ref var one in classes)
        {
            if (one.Threads == 0)
            {
                one.ShareNumerator = 0;
                one.ShareDenominator = 1;
            }
            else if (one.Weight * remaining >= weights)
            {
                one.ShareNumerator = 1;
                one.ShareDenominator = 1;
                remaining -= one.Threads;
                weights -= one.Threads * one.Weight;
            }
            else
            {
                one.ShareNumerator = one.Weight * remaining;
                one.ShareDenominator = weights;
            }
        }
    }
}
