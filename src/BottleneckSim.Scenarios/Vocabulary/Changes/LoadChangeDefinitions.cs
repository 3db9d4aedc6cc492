using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Loads.Patterns;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Loads;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of the load.</summary>
internal static class LoadChangeDefinitions
{
    private static readonly Key<int> Users = Key.Required("users", Quantity.Count("users", "1", "10M"), "The new number of users.");
    private static readonly Key<double> Arrivals = Key.Required("arrivals", Quantity.Rate("0.001/s", "10000000/s"), "The new rate.");
    private static readonly Key<ImmutableArray<LoadStage>> Stages = Key.Required("stages", ShapeDefinitions.Stages(0), "The stages, counted from the change.");
    private static readonly Key<RatePattern> Pattern = Key.Omittable("pattern", PatternDefinitions.Pattern, "The pattern, counted from the change.", "the same rate at all times");
    private static readonly Key<double> Factor = Key.Required("factor", Quantity.Multiple("0x", "1000x"), "How many times the load.");
    private static readonly Key<Duration> Length = Key.Required("length", Quantity.Duration("1ms", "7d"), "For how long.");

    public static ChangeKind SetUsers { get; } = ChangeKind.Of(
        "set-users",
        "Changes the number of users of a closed load.",
        values => new SetUsers(values.Get(TargetKeys.Load), values.Get(Users)),
        TargetKeys.Load, Users);

    public static ChangeKind SetShape { get; } = ChangeKind.Of(
        "set-shape",
        "Lets a closed load follow stages from now on; no stages mean its plain number of users.",
        values => new SetShape(values.Get(TargetKeys.Load), values.Get(Stages)),
        TargetKeys.Load, Stages);

    public static ChangeKind SetArrivals { get; } = ChangeKind.Of(
        "set-arrivals",
        "Changes the arrival rate of an open load.",
        values => new SetArrivals(values.Get(TargetKeys.Load), values.Get(Arrivals)),
        TargetKeys.Load, Arrivals);

    public static ChangeKind SetPattern { get; } = ChangeKind.Of(
        "set-pattern",
        "Lets the arrival rate of an open load follow a pattern from now on.",
        values => new SetPattern(values.Get(TargetKeys.Load), values.OrNothing(Pattern)),
        TargetKeys.Load, Pattern);

    public static ChangeKind Spike { get; } = ChangeKind.Of(
        "spike",
        "So much more load for a while. It passes by itself.",
        values => new Spike(values.Get(TargetKeys.Load), values.Get(Factor), values.Get(Length)),
        TargetKeys.Load, Factor, Length);

    public static ChangeKind EndSpike { get; } = ChangeKind.Of(
        "end-spike", "Ends a spike before it passes by itself.", values => new EndSpike(values.Get(TargetKeys.Load)), TargetKeys.Load);
}
