using BottleneckSim.Actors.Windows;

namespace BottleneckSim.Actors.Members.Serialization;

/// <summary>A <see cref="ClockReport"/> on the wire.</summary>
internal static class ReportWire
{
    public static byte[] Write(ClockReport report)
    {
        using WireWriter writer = new();
        writer.Write(report.Member);
        writer.Write(report.Next);
        writer.WriteAll(report.Outbound);
        writer.WriteAll(report.Progress);
        writer.Write(report.Facts);
        writer.Write(report.Crashes.Count);
        report.Crashes.ForEach(writer.Write);
        writer.Write(report.Failure is null ? string.Empty : $"{report.Failure.GetType().Name}: {report.Failure.Message}");
        return writer.ToArray();
    }

    public static ClockReport Read(byte[] bytes)
    {
        using WireReader reader = new(bytes);
        return new ClockReport
        {
            Member = reader.ReadInt(),
            Next = reader.ReadInstant(),
            Outbound = reader.ReadAll<TimedMessage>(),
            Progress = reader.ReadAll<NodeProgress>(),
            Facts = reader.ReadFacts(),
            Crashes = [.. Enumerable.Range(0, reader.ReadCount(1)).Select(_ => reader.ReadCrash())],
            Failure = reader.ReadString() is { Length: > 0 } failure ? new MemberFailedException(failure) : null,
        };
    }
}
