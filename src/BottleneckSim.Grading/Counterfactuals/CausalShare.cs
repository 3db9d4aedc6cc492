using System.Collections.Immutable;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Scenarios;

namespace BottleneckSim.Grading.Counterfactuals;

/// <summary>The part of the trouble that one resource causes: what relieving it alone gains, on the same seeds, over what all such reliefs gain.</summary>
/// <param name="Relief">The relief.</param>
/// <param name="Gain">The share of good requests gained, summed over the objectives; a loss counts as nought.</param>
/// <param name="Share">Its part of all gains: 0 to 1; nought for all where no relief gains anything.</param>
public sealed record CausalShare(Relief Relief, double Gain, double Share)
{
    /// <summary>Measures the shares.</summary>
    /// <param name="experiment">Makes the replications.</param>
    /// <param name="reliefs">The reliefs; each is made to the faulty system at the schedule's instant of the fix.</param>
    /// <param name="replications">How many pairs.</param>
    public static ImmutableArray<CausalShare> Of(Experiment experiment, IEnumerable<Relief> reliefs, int replications)
    {
        var unmended = Variants.Unmended(experiment.Truth);
        var relieved = reliefs.Select(relief => (Relief: relief, Variant: unmended with
        {
            Name = $"relieved at {relief.Resource} of {relief.Tier}",
            OperatorChanges = [new TimedChange(experiment.Scenario.Schedule.FixAt, relief.Change)],
        })).ToList();
        experiment.Ensure([unmended, .. relieved.Select(each => each.Variant)], replications);
        var before = GoodOf(experiment, experiment.Of(unmended, replications));
        var gains = relieved.Select(each => Math.Max(0, GoodOf(experiment, experiment.Of(each.Variant, replications)) - before)).ToList();
        var total = gains.Sum();
        return [.. relieved.Zip(gains, (each, gain) => new CausalShare(each.Relief, gain, total > 0 ? gain / total : 0))];
    }

    private static double GoodOf(Experiment experiment, IReadOnlyList<Replication> replications) =>
        experiment.Scenario.Objectives.Select(Requirement.Of).Sum(each => replications.Average(one => each.In(one.Judged).Share));
}
