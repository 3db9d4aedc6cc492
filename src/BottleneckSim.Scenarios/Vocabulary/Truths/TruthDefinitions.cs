using System.Collections.Immutable;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Truths;
using BottleneckSim.Scenarios.Vocabulary.Changes;

namespace BottleneckSim.Scenarios.Vocabulary.Truths;

/// <summary>A truth as written, before it is held against its scenario.</summary>
internal sealed record PlacedTruth(Truth Truth, ImmutableArray<PlacedTimedChange> Faults, ImmutableArray<PlacedFix> Fixes, Position At, Position ScenarioAt);

/// <summary>A truth file.</summary>
internal static class TruthDefinitions
{
    private static readonly Key<string> Schema = Key.Required("schema", Words.Only("bottlenecksim-truth/1"), "What the file is, and which version of it.");
    private static readonly Key<string> ScenarioId = Key.Required("scenario", NameShape.Dashed, "The scenario that this is the truth of.");

    private static readonly Key<bool> NoFaultControl = Key.Optional(
        "no-fault-control", Words.Flag, false, "Whether nothing is wrong, so that every fix only costs.");

    private static readonly Key<ImmutableArray<PlacedTimedChange>> Faults = Key.Omittable(
        "faults", new ListShape<PlacedTimedChange>(ChangeDefinitions.TimedChange, 0, 20), "What goes wrong and when; before the fix.", "none");

    private static readonly Key<ImmutableArray<PlacedFix>> Fixes =
        Key.Required("fixes", new ListShape<PlacedFix>(FixDefinitions.Fix, 1, 30), "The practice menu.");

    private static readonly Key<string> None = Key.Required("none", TextShape.Prose, "Why there is none.");

    private static readonly Key<string> Alternative = Key.Omittable(
        "alternative",
        new MappingShape<string>(new("missing alternative", "Says why no other fix does without the reference's kinds of change.", [None], values => values.Get(None))),
        "Written where no fix has the verdict 'alternative'.",
        "a fix of the menu");

    private static readonly Key<double> MovesBy = Key.Required(
        "moves-by", Quantity.Multiple("0.001x", "1000000x"), "The faulty value over the healthy one: above 1x the least rise, below 1x the least fall.");

    private static readonly Key<ImmutableArray<SeenIn>> SeenIn = Key.Omittable(
        "seen-in",
        new ListShape<SeenIn>(
            new ChoiceShape<SeenIn>(
                "figure",
                [.. FigureDefinitions.All.Select(figure => figure.With($"moving {figure.Title}", MovesBy, (read, by) => new SeenIn(read, by)))]),
            0,
            50),
        "The figures in which the fault must be visible.",
        "none");

    private static readonly Key<ImmutableArray<string>> Hints =
        Key.Omittable("hints", new ListShape<string>(TextShape.Prose, 0, 20), "From the slightest to the plainest.", "none");

    private static readonly Key<string> Debrief = Key.Required("debrief", TextShape.Prose, "What the exercise showed, told afterwards.");
    private static readonly Key<string> Parameters = Key.Omittable("parameters", TextShape.Prose, "How the numbers were chosen.", "nothing is said");

    public static MappingShape<PlacedTruth> Truth { get; } = new(new(
        "truth file",
        "`scenarios/truth/<id>.yaml`: what the operator is to find out.",
        [Schema, ScenarioId, NoFaultControl, Faults, Fixes, Alternative, SeenIn, Hints, Debrief, Parameters],
        Build));

    private static PlacedTruth Build(MappingValues values)
    {
        ImmutableArray<PlacedTimedChange> faults = [.. values.GetOr(Faults, []).OrderBy(fault => fault.Instant)];
        var fixes = values.Get(Fixes);
        var truth = new Truth
        {
            ScenarioId = values.Get(ScenarioId),
            Faults = [.. faults.Select(fault => new TimedChange(fault.Instant, fault.Change.Change))],
            Fixes = [.. fixes.Select(fix => fix.Fix)],
            NoAlternativeBecause = values.OrNothing(Alternative),
            SeenIn = values.GetOr(SeenIn, []),
            Hints = values.GetOr(Hints, []),
            Debrief = values.Get(Debrief),
            Parameters = values.GetOr(Parameters, string.Empty),
            NoFaultControl = values.Get(NoFaultControl),
        };
        return new PlacedTruth(truth, faults, fixes, values.Node.At, values.At(ScenarioId));
    }
}
