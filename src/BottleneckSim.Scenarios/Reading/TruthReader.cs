using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.Scenarios.Vocabulary;
using BottleneckSim.Scenarios.Vocabulary.Truths;

namespace BottleneckSim.Scenarios.Reading;

/// <summary>Reads truth files and holds them against their scenario: every change must fit the system it is applied to.</summary>
public static class TruthReader
{
    /// <summary>Reads a truth file.</summary>
    /// <param name="path">The file. One that cannot be read is a mistake like any other.</param>
    /// <param name="scenario">The scenario that it is the truth of.</param>
    public static ReadResult<Truth> Read(string path, Scenario scenario)
    {
        var mistakes = new MistakeCollector(path);
        return Read(SourceText.OfFile(path, mistakes), scenario, mistakes);
    }

    /// <summary>Reads the text of a truth file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name that mistakes are told under.</param>
    /// <param name="scenario">The scenario that it is the truth of.</param>
    public static ReadResult<Truth> ReadText(string text, string file, Scenario scenario)
    {
        var mistakes = new MistakeCollector(file);
        return Read(SourceText.OfText(text, mistakes), scenario, mistakes);
    }

    private static ReadResult<Truth> Read(string? text, Scenario scenario, MistakeCollector mistakes)
    {
        var session = new ReadingSession(mistakes);
        var placed = FileReading.Read(text, TruthDefinitions.Truth, session);
        session.CheckReferences(SystemNames.Of(scenario.System));
        if (placed is not null)
            new TruthChecks(scenario, mistakes).Check(placed);
        return FileReading.Result(placed?.Truth, mistakes);
    }
}
