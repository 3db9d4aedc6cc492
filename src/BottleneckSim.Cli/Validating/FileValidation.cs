using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Cli.Validating;

/// <summary>Finds the mistakes in one file, whichever kind of file it is.</summary>
internal static class FileValidation
{
    /// <summary>The mistakes, a line each; none if the file is right. A truth file is checked against its scenario.</summary>
    public static IEnumerable<string> MistakesOf(string path)
    {
        if (ScenarioOfTruth(path) is not { } scenarioPath)
            return ScenarioReader.Read(path).Mistakes.Select(mistake => mistake.ToString());
        var scenario = ScenarioReader.Read(scenarioPath);
        return scenario.Value is { } right
            ? TruthReader.Read(path, right).Mistakes.Select(mistake => mistake.ToString())
            : [$"{path}:1:1: its scenario '{scenarioPath}' has {scenario.Mistakes.Length} mistakes; allowed: a truth file beside a valid scenario", .. scenario.Mistakes.Select(mistake => mistake.ToString())];
    }

    private static string? ScenarioOfTruth(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return Path.GetFileName(folder) == "truth" ? Path.Combine(Path.GetDirectoryName(path) ?? "", "..", Path.GetFileName(path)) : null;
    }
}
