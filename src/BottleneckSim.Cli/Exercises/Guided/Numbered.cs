using System.Globalization;

namespace BottleneckSim.Cli.Exercises.Guided;

/// <summary>Reads the number of a choice.</summary>
internal static class Numbered
{
    /// <summary>The number, 0 to the last; null if it is none of these.</summary>
    public static int? Read(string answer, int last) =>
        int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= last ? number : null;
}
