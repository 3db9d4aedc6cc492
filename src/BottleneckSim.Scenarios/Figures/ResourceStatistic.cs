namespace BottleneckSim.Scenarios.Figures;

/// <summary>A number about a resource in a window, by the USE method (utilisation, saturation, errors).</summary>
public enum ResourceStatistic
{
    /// <summary>Work done over capacity: 0 to 1.</summary>
    Utilisation,

    /// <summary>Jobs that wait, on average over time and summed over instances (saturation).</summary>
    Waiting,

    /// <summary>Jobs refused or given up each second.</summary>
    Errors,
}
