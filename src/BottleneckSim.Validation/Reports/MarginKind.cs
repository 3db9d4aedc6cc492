namespace BottleneckSim.Validation.Reports;

/// <summary>How a margin is to be read.</summary>
public enum MarginKind
{
    /// <summary>A share of the reference, on both sides of it.</summary>
    Relative,

    /// <summary>A distance in the row's unit, on both sides of the reference.</summary>
    Absolute,

    /// <summary>The reference is a target that must be reached.</summary>
    AtLeast,

    /// <summary>The reference is a bound that must not be passed.</summary>
    AtMost,
}
