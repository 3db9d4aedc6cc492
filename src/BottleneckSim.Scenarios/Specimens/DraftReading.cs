using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Mistakes;
using BottleneckSim.Scenarios.Vocabulary;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>What the reader of scenario files says to a draft.</summary>
internal sealed class DraftReading
{
    private readonly NumberedNodes _nodes = new();

    private DraftReading(ReadingTrace trace, KnownNames names) => (Trace, Names) = (trace, names);

    /// <summary>Which definitions read what.</summary>
    public ReadingTrace Trace { get; }

    /// <summary>The names that the draft declares.</summary>
    public KnownNames Names { get; }

    /// <summary>The drafts that mistakes were found in; none when it is right.</summary>
    public IReadOnlyList<Draft> Wrong { get; private set; } = [];

    public bool IsRight => Wrong.Count == 0;

    /// <summary>The draft at a place that the trace tells.</summary>
    public Draft At(Documents.Node node) => _nodes.At(node.At.Line);

    /// <summary>Reads a draft of a scenario file.</summary>
    public static DraftReading Of(Draft draft)
    {
        var mistakes = new MistakeCollector("draft.yaml");
        var session = new ReadingSession(mistakes) { Trace = new ReadingTrace() };
        var reading = new DraftReading(session.Trace, session.Names);
        ScenarioDefinitions.Scenario.TryRead(reading._nodes.Of(draft), new ReadingContext(session), out _);
        session.CheckReferences(session.Names);
        CallCycles.Refuse(session);
        reading.Wrong = [.. mistakes.InOrder().Select(mistake => reading._nodes.At(mistake.Line)).Distinct()];
        return reading;
    }
}
