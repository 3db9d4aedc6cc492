namespace BottleneckSim.Validation.Reports;

/// <summary>How far from the reference our figure may lie and still agree.</summary>
/// <param name="Value">The distance allowed; 0.01 stands for 1 % where it is relative; 0 for targets and bounds.</param>
/// <param name="Kind">How it is to be read.</param>
public sealed record EquivalenceMargin(double Value, MarginKind Kind)
{
    /// <summary>The reference is a target: any figure from there up agrees.</summary>
    public static EquivalenceMargin AtLeast { get; } = new(0, MarginKind.AtLeast);

    /// <summary>The reference is a bound: any figure from there down agrees.</summary>
    public static EquivalenceMargin AtMost { get; } = new(0, MarginKind.AtMost);

    /// <summary>A share of the reference: 0.01 for 1 %.</summary>
    public static EquivalenceMargin Relative(double share) => new(share, MarginKind.Relative);

    /// <summary>A distance in the row's unit.</summary>
    public static EquivalenceMargin Absolute(double distance) => new(distance, MarginKind.Absolute);

    /// <summary>What an interval says of the agreement with a reference.</summary>
    /// <param name="low">The interval's lower end.</param>
    /// <param name="high">The interval's upper end.</param>
    /// <param name="reference">The reference.</param>
    public RowVerdict Judge(double low, double high, double reference)
    {
        var (least, most) = Allowed(reference);
        if (double.IsNaN(low) || double.IsNaN(high))
            return RowVerdict.Inconclusive;
        if (low >= least && high <= most)
            return RowVerdict.Agrees;
        var isExcluded = Kind is MarginKind.AtLeast or MarginKind.AtMost ? high < least || low > most : reference < low || reference > high;
        return isExcluded ? RowVerdict.Differs : RowVerdict.Inconclusive;
    }

    /// <summary>For a table: <c>1 %</c>, <c>0.01 absolute</c>, <c>at least</c> or <c>at most</c>.</summary>
    public string Describe() => Kind switch
    {
        MarginKind.Relative => $"{ReportNumber.Text(100 * Value)} %",
        MarginKind.Absolute => $"{ReportNumber.Text(Value)} absolute",
        MarginKind.AtLeast => "at least",
        MarginKind.AtMost => "at most",
        _ => throw new NotSupportedException($"There are no words for a margin of kind {Kind}."),
    };

    private (double Least, double Most) Allowed(double reference) => Kind switch
    {
        MarginKind.Relative => (reference - (Value * Math.Abs(reference)), reference + (Value * Math.Abs(reference))),
        MarginKind.Absolute => (reference - Value, reference + Value),
        MarginKind.AtLeast => (reference, double.PositiveInfinity),
        MarginKind.AtMost => (double.NegativeInfinity, reference),
        _ => throw new NotSupportedException($"A margin of kind {Kind} allows nothing known."),
    };
}
