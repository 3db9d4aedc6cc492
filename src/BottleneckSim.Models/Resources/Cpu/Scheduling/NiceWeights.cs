namespace BottleneckSim.Models.Resources.Cpu.Scheduling;

/// <summary>The weights of nice levels: 1,024 for nice 0, and 1.25 times as much for every level below it.</summary>
/// <remarks>Source: Linux, kernel/sched/core.c, sched_prio_to_weight (a level is worth about 10 % of processor time between two threads).</remarks>
public static class NiceWeights
{
    /// <summary>The most favourable level.</summary>
    public const int Minimum = -20;

    /// <summary>The least favourable level.</summary>
    public const int Maximum = 19;

    private static readonly int[] Weights =
    [
        88_761, 71_755, 56_483, 46_273, 36_291, 29_154, 23_254, 18_705, 14_949, 11_916, 9_548, 7_620, 6_100, 4_904, 3_906, 3_121, 2_501, 1_991, 1_586, 1_277,
        1_024, 820, 655, 526, 423, 335, 272, 215, 172, 137, 110, 87, 70, 56, 45, 36, 29, 23, 18, 15,
    ];

    /// <summary>The weight of a thread.</summary>
    /// <param name="nice">Its nice value, −20 to 19.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    public static int Of(int nice)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nice, Minimum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nice, Maximum);
        return Weights[nice - Minimum];
    }
}
