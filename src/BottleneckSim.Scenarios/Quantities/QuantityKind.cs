using System.Collections.Immutable;

namespace BottleneckSim.Scenarios.Quantities;

/// <summary>A kind of quantity: what it is called and which units it is written in.</summary>
/// <param name="Noun">For messages: <c>duration</c>.</param>
/// <param name="Units">The units that are told to people, smallest first.</param>
/// <param name="Example">A right spelling.</param>
/// <param name="IsWhole">Whether the value must be a whole number of base units.</param>
internal sealed record QuantityKind(string Noun, ImmutableArray<Unit> Units, string Example, bool IsWhole)
{
    /// <summary>Further spellings that are accepted, too.</summary>
    public ImmutableArray<Unit> OtherSpellings { get; init; } = [];

    /// <summary>Whether a number may stand alone.</summary>
    public bool MayStandAlone => Units.Any(unit => unit.Symbol.Length == 0);

    /// <summary>Nanoseconds.</summary>
    public static QuantityKind Duration { get; } = new(
        "duration",
        [
            new("ns", 1m), new("us", 1_000m), new("ms", 1_000_000m), new("s", 1_000_000_000m),
            new("min", 60_000_000_000m), new("h", 3_600_000_000_000m), new("d", 86_400_000_000_000m),
        ],
        "250us",
        IsWhole: true)
    {
        OtherSpellings = [new("m", 60_000_000_000m), new("µs", 1_000m), new("μs", 1_000m)],
    };

    /// <summary>Bytes.</summary>
    public static QuantityKind Size { get; } = new(
        "size",
        [
            new("B", 1m), new("KiB", 1L << 10), new("MiB", 1L << 20), new("GiB", 1L << 30), new("TiB", 1L << 40),
            new("KB", 1_000m), new("MB", 1_000_000m), new("GB", 1_000_000_000m), new("TB", 1_000_000_000_000m),
        ],
        "4GiB",
        IsWhole: true)
    {
        OtherSpellings = [new("kB", 1_000m)],
    };

    /// <summary>Bytes a second.</summary>
    public static QuantityKind Bandwidth { get; } = new(
        "bandwidth", [.. Size.Units.Select(unit => unit with { Symbol = unit.Symbol + "/s" })], "500MB/s", IsWhole: true);

    /// <summary>Things a second.</summary>
    public static QuantityKind Rate { get; } = new(
        "rate", [new("/s", 1m), new("/min", 1m / 60m), new("/h", 1m / 3_600m)], "800/s", IsWhole: false)
    {
        OtherSpellings = [new("k/s", 1_000m), new("M/s", 1_000_000m)],
    };

    /// <summary>A share of a whole; the base unit is the whole.</summary>
    public static QuantityKind Share { get; } = new("share", [new("%", 0.01m)], "99.9%", IsWhole: false);

    /// <summary>How many times as much.</summary>
    public static QuantityKind Multiple { get; } = new("multiple", [new("x", 1m)], "3x", IsWhole: false);

    /// <summary>Money an hour.</summary>
    public static QuantityKind Price { get; } = new("price", [new("/h", 1m)], "0.20/h", IsWhole: false);

    /// <summary>A number without a unit.</summary>
    public static QuantityKind Number { get; } = new("number", [new(string.Empty, 1m)], "1.5", IsWhole: false);

    /// <summary>Things of one sort, with or without their name: <c>5M rows</c>, <c>200k</c>, <c>64</c>.</summary>
    /// <param name="things">Their name, in the plural.</param>
    public static QuantityKind CountOf(string things)
    {
        ImmutableArray<Unit> units = [new(string.Empty, 1m), new("k", 1_000m), new("M", 1_000_000m), new("G", 1_000_000_000m)];
        return new QuantityKind($"whole number of {things}", units, $"5k {things}", IsWhole: true)
        {
            OtherSpellings = [.. units.Select(unit => unit with { Symbol = $"{unit.Symbol} {things}".Trim() })],
        };
    }

    /// <summary>The unit of a spelling, or null.</summary>
    public Unit? Find(string symbol) =>
        Units.Concat(OtherSpellings).FirstOrDefault(unit => string.Equals(unit.Symbol, symbol, StringComparison.Ordinal));
}
