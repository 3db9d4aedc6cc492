using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads.Traces;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Quantities;

namespace BottleneckSim.Scenarios.Vocabulary.Loads;

/// <summary>Reads a trace: a header <c>at,operation</c> and a line for each request. Mistakes are told at their place in the trace.</summary>
internal static class TraceFile
{
    private const string Header = "at,operation";
    private const int MostBytes = 16 << 20;
    private const int MostMistakes = 20;
    private static readonly Duration Longest = Duration.FromSeconds(7 * 24 * 3_600);

    public static bool TryRead(string path, Position at, ReadingContext context, out ImmutableArray<TraceArrival> arrivals)
    {
        arrivals = default;
        var lines = Lines(path, at, context);
        return lines is not null && TryParse(lines, new MistakeCollector(path), context.Mistakes, out arrivals);
    }

    private static string[]? Lines(string path, Position at, ReadingContext context)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MostBytes)
            {
                context.Mistakes.Add(at, $"{context.Subject}: '{Path.GetFileName(path)}' is larger than 16 MiB", "allowed: a smaller trace");
                return null;
            }

            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            context.Mistakes.Add(at, $"{context.Subject}: the trace '{Path.GetFileName(path)}' cannot be read", "allowed: a readable CSV file beside or below this one");
            return null;
        }
    }

    private static bool TryParse(string[] lines, MistakeCollector own, MistakeCollector all, out ImmutableArray<TraceArrival> arrivals)
    {
        var read = ImmutableArray.CreateBuilder<TraceArrival>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (lines.Length == 0 || lines[0].Trim() != Header)
            own.Add(Position.Start, "the trace does not begin with its header", $"allowed: '{Header}'");
        for (var index = 1; index < lines.Length && own.Count < MostMistakes; index++)
        {
            if (lines[index].Length > 0 && TryParse(lines[index], new Position(index + 1, 1), own, names) is { } arrival)
                Add(arrival, new Position(index + 1, 1), read, own);
        }

        if (read.Count == 0 && own.IsEmpty)
            own.Add(Position.Start, "the trace has no requests", "allowed: 1 to 1M requests");
        arrivals = read.ToImmutable();
        all.Take(own);
        return own.IsEmpty;
    }

    private static void Add(TraceArrival arrival, Position at, ImmutableArray<TraceArrival>.Builder read, MistakeCollector own)
    {
        if (read.Count > 0 && arrival.At < read[^1].At)
            own.Add(at, $"{arrival.At} lies before the line above", "allowed: lines in the order of time");
        else if (read.Count == TraceLoadOptions.MaximumArrivals)
            own.Add(at, "the trace has more than a million requests", "allowed: 1 to 1M requests");
        else
            read.Add(arrival);
    }

    private static TraceArrival? TryParse(string line, Position at, MistakeCollector own, Dictionary<string, string> names)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            own.Add(at, "a line without a comma", $"allowed: {Header}, for example 1.250s,GET /orders");
            return null;
        }

        var operation = line[(comma + 1)..].Trim();
        if (!NameShape.Endpoint.Matches(operation))
        {
            own.Add(at with { Column = comma + 2 }, "operation is not a method and a route", $"allowed: {NameShape.Endpoint.Describe()}");
            return null;
        }

        if (!QuantityText.TryRead(line[..comma].Trim(), QuantityKind.Duration, out var nanoseconds, out var problem)
            || nanoseconds < 0 || nanoseconds > Longest.Nanoseconds)
        {
            own.Add(at, $"at: '{(comma > 30 ? line[..30] : line[..comma])}' {(problem.Length > 0 ? problem : "is not within 0s to 7d")}", "allowed: duration, 0s to 7d");
            return null;
        }

        // A million lines name a few endpoints: each is kept once.
        if (!names.TryGetValue(operation, out var name))
            names.Add(operation, name = operation);
        return new TraceArrival(Instant.FromNanoseconds((long)nanoseconds), name);
    }
}
