using System.Globalization;

namespace BottleneckSim.Cli.Formatting;

/// <summary>Numbers as people read them: few digits, a unit, the same everywhere in the world.</summary>
internal static class Readable
{
    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    /// <summary>A time with the unit that fits: <c>4.12 s</c>, <c>85 ms</c>, <c>250 us</c>; <c>never</c> for infinity.</summary>
    public static string Time(double seconds) => Math.Abs(seconds) switch
    {
        double.PositiveInfinity => "never",
        0 => "0",
        >= 120 => Digits(seconds / 60) + " min",
        >= 0.9995 => Digits(seconds) + " s",
        >= 0.0009995 => Digits(seconds * 1e3) + " ms",
        _ => Digits(seconds * 1e6) + " us",
    };

    /// <summary>A time in milliseconds without its unit, as Locust's table has it.</summary>
    public static string Milliseconds(double seconds) => double.IsFinite(seconds) ? Digits(seconds * 1e3) : "never";

    /// <summary>A whole number with thousands marked.</summary>
    public static string Count(long count) => count.ToString("N0", Invariant);

    /// <summary>A number with three digits that matter.</summary>
    public static string Digits(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "-" : value > 0 ? "inf" : "-inf";
        return Math.Abs(value) switch
        {
            0 => "0",
            >= 99.95 => value.ToString("N0", Invariant),
            >= 9.995 => value.ToString("0.#", Invariant),
            >= 0.01 => value.ToString("0.##", Invariant),
            >= 0.001 => value.ToString("0.###", Invariant),
            _ => "<0.001",
        };
    }

    /// <summary>A ratio as per cent: <c>12.3 %</c>; close to 100 with as many digits as tell it from 100.</summary>
    public static string Percent(double ratio)
    {
        var percent = ratio * 100;
        var format = percent is > 99 and < 100 ? "0.###" : percent >= 10 ? "0.#" : "0.##";
        var text = percent.ToString(format, Invariant);
        return (percent < 100 && text == "100" ? "99.999" : text) + " %";
    }

    /// <summary>An amount of the scenario's currency.</summary>
    public static string Money(decimal amount) => amount.ToString("0.00##", Invariant);

    /// <summary>The difference of two amounts with its sign.</summary>
    public static string SignedMoney(decimal amount) => amount.ToString("+0.00##;-0.00##;0.00", Invariant);
}
