using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Exercises;

/// <summary>Reads scripted exercises.</summary>
public static class ExerciseScriptReader
{
    /// <summary>Reads a script.</summary>
    /// <param name="path">The file. One that cannot be read is a mistake like any other.</param>
    public static ReadResult<ExerciseScript> Read(string path)
    {
        var mistakes = new MistakeCollector(path);
        return Read(SourceText.OfFile(path, mistakes), mistakes);
    }

    /// <summary>Reads the text of a script.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name that mistakes are told under.</param>
    public static ReadResult<ExerciseScript> ReadText(string text, string file)
    {
        var mistakes = new MistakeCollector(file);
        return Read(SourceText.OfText(text, mistakes), mistakes);
    }

    private static ReadResult<ExerciseScript> Read(string? text, MistakeCollector mistakes) =>
        FileReading.Result(FileReading.Read(text, ExerciseScriptDefinitions.Script, new ReadingSession(mistakes)), mistakes);
}
