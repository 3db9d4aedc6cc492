using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Vocabulary;

namespace BottleneckSim.Scenarios.Reading;

/// <summary>Reads scenario files and finds every mistake in them before anything runs.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario file.</summary>
    /// <param name="path">The file. One that cannot be read is a mistake like any other.</param>
    public static ReadResult<Scenario> Read(string path)
    {
        var mistakes = new MistakeCollector(path);
        return Read(SourceText.OfFile(path, mistakes), mistakes);
    }

    /// <summary>Reads the text of a scenario file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name that mistakes are told under.</param>
    public static ReadResult<Scenario> ReadText(string text, string file)
    {
        var mistakes = new MistakeCollector(file);
        return Read(SourceText.OfText(text, mistakes), mistakes);
    }

    private static ReadResult<Scenario> Read(string? text, MistakeCollector mistakes)
    {
        var session = new ReadingSession(mistakes);
        var scenario = FileReading.Read(text, ScenarioDefinitions.Scenario, session);
        session.CheckReferences(session.Names);
        CallCycles.Refuse(session);
        return FileReading.Result(scenario, mistakes);
    }
}
