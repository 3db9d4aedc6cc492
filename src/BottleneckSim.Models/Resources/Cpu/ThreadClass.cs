namespace BottleneckSim.Models.Resources.Cpu;

/// <summary>Threads that the scheduler treats alike.</summary>
public struct ThreadClass
{
    /// <summary>How many are runnable.</summary>
    public long Threads { get; set; }

    /// <summary>The weight of each: 1,024 is Linux's for nice 0.</summary>
    public long Weight { get; set; }

    /// <summary>The share of one core that each gets is this …</summary>
    public long ShareNumerator { get; set; }

    /// <summary>… over this.</summary>
    public long ShareDenominator { get; set; }
}
