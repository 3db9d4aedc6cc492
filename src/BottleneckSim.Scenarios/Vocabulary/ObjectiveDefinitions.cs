using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Objectives;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>What users are owed.</summary>
internal static class ObjectiveDefinitions
{
    private static readonly ImmutableArray<(double Percentile, Key<Duration> Key)> Percentiles =
    [
        .. PercentileWords.All.Select(percentile => (percentile.Value, Key.Omittable(
            percentile.Word, Quantity.Duration("1us", "1h"), $"{percentile.Word[1..]} % of the requests issued are answered in this time.", "not asked for"))),
    ];

    private static readonly Mapping<LatencyGoals> Latency = new(
        "latency objective",
        "The longest time for a share of the requests issued; what fails or never ends took too long. At least one share.",
        [.. Percentiles.Select(percentile => percentile.Key)],
        BuildLatency);

    private static readonly Key<double> AtLeast =
        Key.Required("at-least", Quantity.Share("0.001%", "100%"), "The share of all requests issued that are answered as asked.");

    private static readonly Mapping<SuccessGoal> Success = new(
        "success objective", "The share of requests that succeed, refused and abandoned ones counted as failures.", [AtLeast], values => new SuccessGoal(values.Get(AtLeast)));

    private static readonly Key<string> Operation =
        Key.Required("operation", new ReferenceShape(NameKind.Operation), "A task of a load population.");

    private static readonly Key<LatencyGoals> LatencyKey =
        Key.Omittable("latency", new MappingShape<LatencyGoals>(Latency), "How fast.", "not asked for");

    private static readonly Key<SuccessGoal> SuccessKey =
        Key.Omittable("success-of-offered", new MappingShape<SuccessGoal>(Success), "How surely.", "not asked for");

    /// <summary>One entry may state several objectives of one operation.</summary>
    public static Shape<ImmutableArray<Objective>> Objective { get; } = new ChoiceShape<ImmutableArray<Objective>>("objective",
    [
        new(
            "operation objective",
            "What the users of an operation are owed: `latency`, `success-of-offered`, or both.",
            [Operation, LatencyKey, SuccessKey],
            Build),
        FreshnessDefinitions.Freshness,
    ]);

    private static LatencyGoals BuildLatency(MappingValues values)
    {
        var goals = Percentiles
            .Where(percentile => values.IsWritten(percentile.Key))
            .Select(percentile => (percentile.Percentile, values.Get(percentile.Key)))
            .ToImmutableArray();
        if (goals.IsEmpty)
            values.RefuseAt(values.Node.At, "latency: no percentile", $"allowed: at least one of {string.Join(", ", PercentileWords.All.Select(percentile => percentile.Word))}");
        return new LatencyGoals(goals);
    }

    private static ImmutableArray<Objective> Build(MappingValues values)
    {
        var operation = values.Get(Operation);
        var objectives = ImmutableArray.CreateBuilder<Objective>();
        if (values.TryGet(LatencyKey, out var latency))
            objectives.AddRange(latency.Goals.Select(goal => new LatencyObjective(operation, goal.Percentile, goal.AtMost)));
        if (values.TryGet(SuccessKey, out var success))
            objectives.Add(new SuccessObjective(operation, success.AtLeastRatio));
        if (objectives.Count == 0)
            values.RefuseAt(values.Node.At, "objective: nothing is asked for", "allowed: latency, success-of-offered, or both");
        return objectives.ToImmutable();
    }

    private sealed record LatencyGoals(ImmutableArray<(double Percentile, Duration AtMost)> Goals);

    private sealed record SuccessGoal(double AtLeastRatio);
}
