namespace BottleneckSim.Validation.Reports;

/// <summary>What comparing our figure with the reference gave.</summary>
public enum RowVerdict
{
    /// <summary>The whole interval lies within the margin around the reference.</summary>
    Agrees,

    /// <summary>The interval leaves no room for agreement: it lies outside the margin, or excludes the reference and reaches beyond the margin.</summary>
    Differs,

    /// <summary>The interval reaches beyond the margin and still holds the reference: too wide to say. Counts as a miss.</summary>
    Inconclusive,

    /// <summary>Told without a gate: the row asks for nothing.</summary>
    Reported,
}
