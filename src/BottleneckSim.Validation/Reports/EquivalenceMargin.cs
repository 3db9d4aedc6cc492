namespace BottleneckSim.Validation.Reports;

/// <summary>How far from the reference our figure may lie and still agree.</summary>
/// <param name="Value">The distance allowed; 0.01 stands for 1 % where it is relative.</param>
/// <param name="IsRelative">Whether it is a share of the reference; otherwise it has the row's unit.</param>
public sealed record EquivalenceMargin(double Value, bool IsRelative)
{
    /// <summary>A share of the reference: 0.01 for 1 %.</summary>
    public static EquivalenceMargin Relative(double share) => new(share, true);

    /// <summary>A distance in the row's unit.</summary>
    public static EquivalenceMargin Absolute(double distance) => new(distance, false);

    /// <summary>The distance allowed from a reference.</summary>
    public double Around(double reference) => IsRelative ? Value * Math.Abs(reference) : Value;

    /// <summary>For a table: <c>1 %</c> or <c>0.01 absolute</c>.</summary>
    public string Describe() => IsRelative ? $"{ReportNumber.Text(100 * Value)} %" : $"{ReportNumber.Text(Value)} absolute";
}
