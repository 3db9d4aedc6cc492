using System.Globalization;

namespace BottleneckSim.Scenarios.Quantities;

/// <summary>Reads numbers with their units, exactly.</summary>
internal static class QuantityText
{
    /// <summary>Digits that fit, however large the unit, into the arithmetic used.</summary>
    public const int MostDigits = 14;

    /// <summary>Reads a quantity in base units.</summary>
    /// <param name="text">For example <c>250us</c>.</param>
    /// <param name="kind">What is expected.</param>
    /// <param name="value">The value in base units.</param>
    /// <param name="problem">What is wrong with the text, to stand behind it: <c>has no unit</c>.</param>
    public static bool TryRead(string text, QuantityKind kind, out decimal value, out string problem)
    {
        value = 0;
        var numberLength = NumberLength(text);
        var number = text[..numberLength];
        if (!IsNumber(number))
            return Fail(numberLength == 0 ? $"is not a {kind.Noun}" : "does not begin with a plain decimal number", out problem);
        if (number.Count(char.IsAsciiDigit) > MostDigits)
            return Fail(FormattableString.Invariant($"has more than {MostDigits} digits"), out problem);

        var symbol = text[numberLength..].Trim();
        var unit = kind.Find(symbol);
        if (unit is null)
            return Fail(symbol.Length == 0 ? "has no unit" : kind.Units.Length == 1 && kind.MayStandAlone ? "is not a plain decimal number" : $"has the unknown unit '{Shorten(symbol)}'", out problem);

        value = decimal.Parse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * unit.Factor;
        return kind.IsWhole && value != decimal.Truncate(value) ? Fail($"is not a whole number {(kind.MayStandAlone ? string.Empty : $"of {kind.Units[0].Symbol}")}".TrimEnd(), out problem) : Succeed(out problem);
    }

    private static int NumberLength(string text)
    {
        var length = text.StartsWith('-') ? 1 : 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] == '.'))
            length++;
        return length;
    }

    /// <summary>Whether the text is digits, perhaps with one point between digits, perhaps below zero.</summary>
    private static bool IsNumber(string text)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1]) && digits.Count(character => character == '.') <= 1;
    }

    private static string Shorten(string symbol) => symbol.Length > 20 ? symbol[..20] + "…" : symbol;

    private static bool Fail(string problem, out string told)
    {
        told = problem;
        return false;
    }

    private static bool Succeed(out string told)
    {
        told = string.Empty;
        return true;
    }
}
