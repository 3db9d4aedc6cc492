using BottleneckSim.Scenarios.Quantities;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>Random quantities, small ones as likely as large ones, so small that a run of seconds is soon done.</summary>
internal static class QuantitySpecimen
{
    private const int BoundOnceIn = 8;

    /// <summary>What is large enough to matter and small enough to simulate, in base units; where a range lies above, a little more than its least.</summary>
    private static decimal CapOf(QuantityKind kind) => kind switch
    {
        { Noun: "duration" } => 3_000_000_000m,
        { Noun: "size" } => 64m * 1024 * 1024,
        { Noun: "bandwidth" } => 1_000_000_000m,
        { Noun: "rate" } => 100m,
        { Noun: "share" } => 1m,
        { Noun: "multiple" } => 4m,
        { IsWhole: true } => 60m,
        _ => 100m,
    };

    /// <summary>A quantity as a file spells it.</summary>
    /// <param name="kind">What it is measured in.</param>
    /// <param name="minimum">The least allowed, in base units.</param>
    /// <param name="maximum">The most allowed.</param>
    /// <param name="choices">Where the choice comes from.</param>
    public static string Write(QuantityKind kind, decimal minimum, decimal maximum, Choices choices)
    {
        if (choices.OnceIn(BoundOnceIn))
            return QuantityFormat.Write(minimum, kind);
        var most = Math.Min(maximum, Math.Max(CapOf(kind), minimum * 10));
        var least = minimum > 0 ? minimum : Math.Min(most, kind.IsWhole ? 1m : most / 10_000m);
        if (least <= 0 || most <= least)
            return QuantityFormat.Write(minimum + Round((most - minimum) * (decimal)choices.Fraction(), kind), kind);
        var drawn = (double)least * Math.Pow((double)(most / least), choices.Fraction());
        return QuantityFormat.Write(Math.Clamp(Round((decimal)drawn, kind), minimum, maximum), kind);
    }

    /// <summary>Two digits are enough to be told apart.</summary>
    private static decimal Round(decimal value, QuantityKind kind)
    {
        if (value == 0)
            return 0;
        var step = 1m;
        while (Math.Abs(value) / step >= 100)
            step *= 10;
        while (!kind.IsWhole && Math.Abs(value) / step < 10 && step > 0.000001m)
            step /= 10;
        return Math.Round(value / step) * step;
    }
}
