using System.Collections.Immutable;
using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Objectives;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Counterfactuals;

/// <summary>The part of the trouble that one resource causes: what relieving it alone gains, on the same seeds, over what all such reliefs gain.</summary>
/// <remarks>
/// The gain is in the time that users of the objectives' operations wait, a request that was not answered as asked counting as long as its user would
/// have waited. The share of good requests would not do: a relief that turns three seconds into one, where a quarter is owed, gains no good request and is
/// still most of the way.
/// </remarks>
/// <param name="Relief">The relief.</param>
/// <param name="Gain">The part of the waiting that is saved, summed over the objectives' operations; a loss counts as nought.</param>
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
        var before = experiment.Of(unmended, replications);
        var operations = experiment.Scenario.Objectives.Where(objective => objective is LatencyObjective or SuccessObjective)
            .Select(objective => objective.Subject).Distinct(StringComparer.Ordinal).ToList();
        var gains = relieved.Select(each => operations.Sum(
            operation => GainOf(experiment.Scenario, operation, before, experiment.Of(each.Variant, replications)))).ToList();
        var total = gains.Sum();
        return [.. relieved.Zip(gains, (each, gain) => new CausalShare(each.Relief, gain, total > 0 ? gain / total : 0))];
    }

    private static double GainOf(Scenario scenario, string operation, IReadOnlyList<Replication> before, IReadOnlyList<Replication> after)
    {
        var patience = scenario.System.Loads.Values.Where(load => load.Tasks.ContainsKey(operation)).Max(load => load.Timeout.TotalSeconds);
        var was = before.Average(each => WaitingOf(each.Judged, operation, patience));
        var isNow = after.Average(each => WaitingOf(each.Judged, operation, patience));
        return was > 0 ? Math.Max(0, (was - isNow) / was) : 0;
    }

    /// <summary>The mean time in seconds that a user waits, the whole of his patience where he was not answered as asked.</summary>
    private static double WaitingOf(WindowMeasurement window, string operation, double patience)
    {
        if (!window.Operations.TryGetValue(operation, out var measured) || measured.Offered == 0)
            return patience;
        var answered = measured.Succeeded == 0 ? 0 : measured.SucceededLatency.Mean / 1e9 * measured.Succeeded;
        return (answered + ((measured.Offered - measured.Succeeded) * patience)) / measured.Offered;
    }
}
