using System.Collections.Immutable;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Looping;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Programs;

/// <summary>Steps that are repeated one after another.</summary>
internal static class ForEachStepDefinitions
{
    private static readonly Key<int> Times = Key.Required("for-each", Quantity.Count("times", "0", "10k"), "How often the steps are done.");
    private static readonly Key<ImmutableArray<Step>> Do = Key.Required("do", NestedSteps.Shape, "The steps, one after another; each time draws anew.");

    private static readonly Key<string> OfAttribute = Key.Required(
        "for-each-of", new ReferenceShape(NameKind.Attribute), "The attribute of the user, or of the request's key, that says how often: items in a cart, followers.");

    private static readonly Key<bool> BreaksAtMatch = Key.Optional(
        "break-at-match", Words.Flag, false, "Whether the loop is left at the turn that finds what it looks for, which may be any of them with equal chance.");

    private static readonly Key<long> SkipAbove = Key.Omittable(
        "skip-above",
        Quantity.LargeCount("things", "1", "1G"),
        "Nothing is done where the attribute is above this: deliver to the followers of most accounts when they write, and let those of the few big ones look when they read.",
        "every number counts");

    /// <summary>What both kinds of repetition are called by changes.</summary>
    public static Key<string> Label { get; } = Key.Optional("label", NameShape.Dashed, "loop", "A name, for changes that aim at it.");

    /// <summary>A number of times.</summary>
    public static Mapping<Step> ForEach { get; } = new(
        "for-each step",
        "Repeats steps one after another.",
        [Times, Do, Label, BreaksAtMatch],
        values => new ForEachStep(values.Get(Times), values.Get(Do)) { Label = values.Get(Label), BreaksAtMatch = values.Get(BreaksAtMatch) });

    /// <summary>As often as an attribute says.</summary>
    public static Mapping<Step> ForEachOf { get; } = new(
        "for-each-of step",
        "Repeats steps as often as an attribute of the user or key says, at most 10,000 times.",
        [OfAttribute, Do, Label, BreaksAtMatch, SkipAbove],
        values => new ForEachStep(TurnCount.Most, values.Get(Do))
        {
            Turns = new TurnCount(null, values.Get(OfAttribute)) { SkipAbove = values.OrNull(SkipAbove) },
            Label = values.Get(Label),
            BreaksAtMatch = values.Get(BreaksAtMatch),
        });
}
