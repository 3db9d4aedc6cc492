using System.Collections.Immutable;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.Scenarios.Vocabulary.Changes;

namespace BottleneckSim.Scenarios.Vocabulary.Truths;

/// <summary>A fix as written, its changes with their places.</summary>
internal sealed record PlacedFix(Fix Fix, ImmutableArray<PlacedChange> Changes, Position At);

/// <summary>The practice menu.</summary>
internal static class FixDefinitions
{
    private static readonly Key<double> By = Key.Required("by", Quantity.Share("10%", "100%"), "By how much it gets better, at least.");

    private static readonly Shape<Improvement> Improvement = new ChoiceShape<Improvement>(
        "improvement",
        [.. FigureDefinitions.All.Select(figure => figure.With($"improvement in a {figure.Title}", By, (read, by) => new Improvement(read, by)))])
    {
        Heading = "figure",
    };

    private static readonly Key<string> Name = Key.Required("name", NameShape.Dashed, "Its name.");
    private static readonly Key<string> Title = Key.Omittable("title", TextShape.Line, "One line for the menu.", "what its changes do");

    private static readonly Key<FixVerdict> Verdict = Key.Required(
        "verdict",
        new WordShape<FixVerdict>(("reference", FixVerdict.Reference), ("alternative", FixVerdict.Alternative), ("wrong", FixVerdict.Wrong)),
        "What the author expects of it, which the proofs check by measuring.");

    private static readonly Key<string> Why = Key.Required("why", TextShape.Prose, "Why it mends, or why it does not.");

    private static readonly Key<ImmutableArray<PlacedChange>> Changes = Key.Required(
        "changes", new ListShape<PlacedChange>(ChangeDefinitions.Change, 1, 20), "What it does, one after another at the same instant.");

    private static readonly Key<ImmutableArray<Improvement>> Improves = Key.Omittable(
        "improves", new ListShape<Improvement>(Improvement, 0, 20), "For a wrong fix: what it makes better although the objective is still missed.", "nothing");

    public static Shape<PlacedFix> Fix { get; } = new MappingShape<PlacedFix>(new(
        "fix",
        "An entry of the practice menu.",
        [Name, Title, Verdict, Why, Changes, Improves],
        Build));

    private static PlacedFix Build(MappingValues values)
    {
        var changes = values.Get(Changes);
        var title = values.GetOr(Title, string.Join("; ", changes.Select(change => change.Change.Describe())));
        var fix = new Fix(
            values.Get(Name),
            title,
            values.Get(Verdict),
            values.Get(Why),
            [.. changes.Select(change => change.Change)],
            values.GetOr(Improves, []));
        return new PlacedFix(fix, changes, values.Node.At);
    }
}
