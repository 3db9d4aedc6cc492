using System.Globalization;

namespace BottleneckSim.Models.Programs;

/// <summary>The name under which a step draws: its place, made of names, so that other steps may come and go around it.</summary>
internal static class DrawNames
{
    public const string UseCpu = "use-cpu";
    public const string Sleep = "sleep";

    /// <summary>The name of a step.</summary>
    /// <param name="tier">Its tier.</param>
    /// <param name="endpoint">Its endpoint.</param>
    /// <param name="kind">What kind of step it is.</param>
    /// <param name="target">Its label, or what it calls.</param>
    /// <param name="occurrence">How many equal steps come before it in the program.</param>
    public static string Of(string tier, string endpoint, string kind, string target, int occurrence) =>
        string.Create(CultureInfo.InvariantCulture, $"{tier}/{endpoint}/{kind}/{target}#{occurrence}");
}
