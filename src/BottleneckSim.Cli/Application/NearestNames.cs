using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Cli.Application;

/// <summary>Words mistakes about names.</summary>
internal static class NearestNames
{
    private const int MostNamesTold = 20;

    /// <summary>The mistake of naming something that is not there: the nearest name if one is near, and what there is.</summary>
    /// <param name="noun">What was named, in the singular.</param>
    /// <param name="name">The name given.</param>
    /// <param name="known">The names there are.</param>
    public static MistakeException Unknown(string noun, string name, IReadOnlyCollection<string> known)
    {
        var nearest = NearestName.Of(name, known);
        var question = nearest is null ? "" : $" Did you mean '{nearest}'?";
        return new MistakeException($"There is no {noun} '{Shortened(name)}'.{question} {Listed(noun, known)}");
    }

    private static string Listed(string noun, IReadOnlyCollection<string> known) => known.Count switch
    {
        0 => "There are none here.",
        > MostNamesTold => FormattableString.Invariant($"Allowed: {string.Join(", ", known.Take(MostNamesTold))} and {known.Count - MostNamesTold} more."),
        1 => $"The only {noun} here is: {known.First()}.",
        _ => $"Allowed: {string.Join(", ", known)}.",
    };

    private static string Shortened(string name)
    {
        var line = string.Concat(name.Select(character => char.IsControl(character) ? '?' : character));
        return line.Length <= 80 ? line : line[..80] + "…";
    }
}
