using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>A change as files tell it: its word, and behind it a mapping.</summary>
internal static class ChangeDefinitions
{
    private static readonly Key<Instant> At = Key.Required("at", Quantity.Instant("0s", "7d"), "When, counted from the start of the run.");

    private static readonly ImmutableArray<Mapping<PlacedChange>> Alternatives = [.. ChangeKinds.All.Select(Alternative)];

    public static Shape<PlacedChange> Change { get; } = new ChoiceShape<PlacedChange>("change", Alternatives);

    public static Shape<PlacedTimedChange> TimedChange { get; } = new ChoiceShape<PlacedTimedChange>(
        "timed change",
        [.. Alternatives.Select(alternative => alternative.With($"timed {alternative.Title}", At, (change, at) => new PlacedTimedChange(at, change)))])
    {
        Heading = "change",
    };

    private static Mapping<PlacedChange> Alternative(ChangeKind kind)
    {
        var key = Key.Required(kind.Word, new PlacedShape(kind.Fields), kind.Fields.Doc);
        return new Mapping<PlacedChange>(kind.Word, kind.Fields.Doc, [key], values => values.Get(key)) { Heading = kind.Fields };
    }
}
