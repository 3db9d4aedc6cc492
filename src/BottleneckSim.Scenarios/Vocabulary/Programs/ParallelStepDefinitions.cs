using System.Collections.Immutable;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Programs;

/// <summary>Steps that are done at the same time.</summary>
internal static class ParallelStepDefinitions
{
    private static readonly Key<int> Copies = Key.Required("parallel", Quantity.Count("times", "0", "10k"), "How often the steps are done at the same time.");
    private static readonly Key<ImmutableArray<Step>> Do = Key.Required("do", NestedSteps.Shape, "The steps; each time draws anew, as the turns of a loop do.");

    private static readonly Key<ImmutableArray<ImmutableArray<Step>>> Branches = Key.Required(
        "branches", new ListShape<ImmutableArray<Step>>(NestedSteps.Shape, 1, 100), "What is done at the same time: lists of steps.");

    private static readonly Key<Quorum> WaitFor = Key.Optional("wait-for", new QuorumShape(), Quorum.All, "How many must have succeeded before the program goes on.");

    private static readonly Key<int> AtMost = Key.Omittable(
        "at-most", Quantity.Count("branches", "1", "10k"), "How many may be under way at once, as with a pool of threads.", "all");

    private static readonly Key<bool> Losers = Key.Optional(
        "losers", new WordShape<bool>(("stop", false), ("run-on", true)), false, "What becomes of branches that nobody waits for any more.");

    /// <summary>The same steps several times.</summary>
    public static Mapping<Step> Parallel { get; } = new(
        "parallel step",
        "Does the same steps several times at once, each on a thread of its own; the request keeps its worker.",
        [Copies, Do, ForEachStepDefinitions.Label, WaitFor, AtMost, Losers],
        values => Build(values, [values.Get(Do)], values.Get(Copies)));

    /// <summary>Different steps.</summary>
    public static Mapping<Step> Listed { get; } = new(
        "branches step",
        "Does several lists of steps at once, each on a thread of its own; the request keeps its worker.",
        [Branches, ForEachStepDefinitions.Label, WaitFor, AtMost, Losers],
        values => Build(values, values.Get(Branches), 1));

    private static ParallelStep Build(MappingValues values, ImmutableArray<ImmutableArray<Step>> branches, int copies) => new(branches)
    {
        Copies = copies,
        Label = values.Get(ForEachStepDefinitions.Label),
        WaitFor = values.Get(WaitFor)!,
        AtMost = values.OrNull(AtMost) ?? int.MaxValue,
        LetsLosersRun = values.Get(Losers),
    };
}
