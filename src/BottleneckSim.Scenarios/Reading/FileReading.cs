using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Scenarios.Reading;

/// <summary>What the readers of all files have in common.</summary>
internal static class FileReading
{
    public static T? Read<T>(string? text, Shape<T> shape, ReadingSession session)
        where T : class
    {
        var root = text is null ? null : DocumentReader.Read(text, session.Mistakes);
        return root is not null && shape.TryRead(root, new ReadingContext(session), out var value) ? value : null;
    }

    public static ReadResult<T> Result<T>(T? value, MistakeCollector mistakes)
        where T : class
    {
        if (value is null && mistakes.IsEmpty)
            throw new InvalidOperationException("A file was refused without a mistake: a definition forgot to say why.");
        return new ReadResult<T>(mistakes.IsEmpty ? value : null, mistakes.InOrder());
    }
}
