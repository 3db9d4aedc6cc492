using System.Collections.Immutable;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>A file of changes as written, in the order of their instants.</summary>
internal sealed record PlacedChangeFile(ImmutableArray<PlacedTimedChange> Changes);

/// <summary>A file of changes, for <c>run --changes</c>.</summary>
internal static class ChangeFileDefinitions
{
    private static readonly Key<string> Schema = Key.Required("schema", Words.Only("bottlenecksim-changes/1"), "What the file is, and which version of it.");

    private static readonly Key<ImmutableArray<PlacedTimedChange>> Changes =
        Key.Required("changes", new ListShape<PlacedTimedChange>(ChangeDefinitions.TimedChange, 0, 1_000), "What is changed and when.");

    public static MappingShape<PlacedChangeFile> ChangeFile { get; } = new(new(
        "change file",
        "Changes to make to a run: `bottlenecksim run ID --changes FILE`.",
        [Schema, Changes],
        values => new PlacedChangeFile([.. values.Get(Changes).OrderBy(change => change.Instant)])));
}
