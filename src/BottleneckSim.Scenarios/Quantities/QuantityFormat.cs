using System.Globalization;

namespace BottleneckSim.Scenarios.Quantities;

/// <summary>Writes quantities as files spell them.</summary>
internal static class QuantityFormat
{
    /// <summary>The shortest exact spelling: the largest unit that leaves a whole number, or the plainest decimal.</summary>
    public static string Write(decimal value, QuantityKind kind)
    {
        var unit = kind.Units.LastOrDefault(candidate => value != 0 && candidate.Factor > 0 && value % candidate.Factor == 0)
            ?? kind.Units.FirstOrDefault(candidate => candidate.Factor == 1m)
            ?? kind.Units[0];
        return (value / unit.Factor).ToString("0.#########", CultureInfo.InvariantCulture) + unit.Symbol;
    }
}
