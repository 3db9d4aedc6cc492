using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Objectives;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>How fresh the answers of a cache or a database are to be.</summary>
internal static class FreshnessDefinitions
{
    private static readonly ImmutableArray<(double Percentile, Key<Duration> Key)> Percentiles =
    [
        .. PercentileWords.All.Select(percentile => (percentile.Value, Key.Omittable(
            percentile.Word, Quantity.Duration("1ms", "1d"), $"{percentile.Word[1..]} % of the answers have been stale for no longer than this; fresh ones for no time.", "not asked for"))),
    ];

    private static readonly Mapping<ImmutableArray<(double Percentile, Duration AtMost)>> Ages = new(
        "staleness objective",
        "For how long a share of the answers may have been stale: the time since the first write that the answer does not show. At least one share.",
        [.. Percentiles.Select(percentile => percentile.Key)],
        BuildAges);

    private static readonly Key<double> AtLeast = Key.Required("at-least", Quantity.Share("0.001%", "100%"), "The share of the answers that are fresh.");

    private static readonly Mapping<FreshGoal> Fresh = new(
        "fresh objective", "The share of answers that show every write made before.", [AtLeast], values => new FreshGoal(values.Get(AtLeast)));

    private static readonly Key<string> Tier = Key.Required("tier", new ReferenceShape(NameKind.Tier), "A cache, or a database without shards, whose replicas may lag.");

    private static readonly Key<FreshGoal> FreshKey = Key.Omittable("fresh", new MappingShape<FreshGoal>(Fresh), "How many answers.", "not asked for");

    private static readonly Key<ImmutableArray<(double Percentile, Duration AtMost)>> AgesKey =
        Key.Omittable("staleness", new MappingShape<ImmutableArray<(double Percentile, Duration AtMost)>>(Ages), "For how long.", "not asked for");

    /// <summary>One entry may state several objectives of one tier.</summary>
    public static Mapping<ImmutableArray<Objective>> Freshness { get; } = new(
        "freshness objective",
        "How fresh the answers of a tier are: `fresh`, `staleness`, or both. Answers are the look-ups of a cache, misses included, and the reads of a database, those at the leader included.",
        [Tier, FreshKey, AgesKey],
        Build,
        check: CheckTier);

    private static ImmutableArray<(double Percentile, Duration AtMost)> BuildAges(MappingValues values)
    {
        var goals = Percentiles
            .Where(percentile => values.IsWritten(percentile.Key))
            .Select(percentile => (percentile.Percentile, values.Get(percentile.Key)))
            .ToImmutableArray();
        if (goals.IsEmpty)
            values.RefuseAt(values.Node.At, "staleness: no percentile", $"allowed: at least one of {string.Join(", ", PercentileWords.All.Select(percentile => percentile.Word))}");
        return goals;
    }

    private static void CheckTier(MappingValues values)
    {
        var context = values.Context;
        if (!values.TryGet(Tier, out var tier))
            return;
        context.Session.Later(names =>
        {
            if (names.Has(NameKind.Tier, Scope.System, tier) && !names.Has(NameKind.Database, Scope.System, tier) && !names.Has(NameKind.Cache, Scope.System, tier))
                context.Mistakes.Add(values.At(Tier), $"objective: '{tier}' is neither a cache nor a database: its answers cannot be stale", "allowed: a cache or a database");
            if (names.Has(NameKind.ShardedDatabase, Scope.System, tier))
            {
                context.Mistakes.Add(
                    values.At(Tier), $"objective: '{tier}' has shards, which have no replicas and answer a write when every copy of its rows is written: its answers are never stale",
                    "allowed: a cache, or a database without shards");
            }
        });
    }

    private static ImmutableArray<Objective> Build(MappingValues values)
    {
        var tier = values.Get(Tier);
        var objectives = ImmutableArray.CreateBuilder<Objective>();
        if (values.TryGet(FreshKey, out var fresh))
            objectives.Add(new FreshnessObjective(tier, fresh.AtLeastRatio));
        if (values.TryGet(AgesKey, out var ages))
            objectives.AddRange(ages.Select(goal => new StalenessObjective(tier, goal.Percentile, goal.AtMost)));
        if (objectives.Count == 0)
            values.RefuseAt(values.Node.At, "objective: nothing is asked for", "allowed: fresh, staleness, or both");
        return objectives.ToImmutable();
    }

    private sealed record FreshGoal(double AtLeastRatio);
}
