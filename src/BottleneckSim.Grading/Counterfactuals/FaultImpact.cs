using System.Collections.Immutable;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Grading.Verdicts;

namespace BottleneckSim.Grading.Counterfactuals;

/// <summary>What a scenario's faults do to its users: the same seeds with and without them. The truth, not a guess from symptoms.</summary>
/// <param name="Operations">Every operation, healthy as before and faulty as after.</param>
/// <param name="Lost">For each objective, in the scenario's order, the share of requests that are good without the faults and not with them.</param>
public sealed record FaultImpact(ImmutableArray<OperationEffect> Operations, ImmutableArray<Estimate> Lost)
{
    /// <summary>Measures the impact.</summary>
    /// <param name="experiment">Makes the replications.</param>
    /// <param name="replications">How many pairs: at least 2.</param>
    /// <param name="confidence">The confidence of the intervals.</param>
    public static FaultImpact Of(Experiment experiment, int replications, double confidence = 0.95)
    {
        experiment.Ensure([Variants.Healthy, Variants.Unmended(experiment.Truth)], replications);
        var healthy = experiment.Of(Variants.Healthy, replications);
        var faulty = experiment.Of(Variants.Unmended(experiment.Truth), replications);
        return new FaultImpact(
            [.. OperationEffect.Of(healthy, faulty, confidence)],
            [.. experiment.Scenario.Objectives.Select(Requirement.Of).Select(each => Loss(each, healthy, faulty, confidence))]);
    }

    private static Estimate Loss(Requirement requirement, IReadOnlyList<Replication> healthy, IReadOnlyList<Replication> faulty, double confidence) =>
        PairedDifference.Of(
            [.. faulty.Select(each => requirement.In(each.Judged).Share)], [.. healthy.Select(each => requirement.In(each.Judged).Share)], confidence);
}
