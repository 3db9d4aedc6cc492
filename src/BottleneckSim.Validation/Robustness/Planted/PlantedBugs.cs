using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Robustness.Generation;
using BottleneckSim.Validation.Robustness.Systems;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Robustness.Planted;

/// <summary>Runs random systems with each planted bug: the checker must say so in every run that comes to the spoiled fact.</summary>
internal static class PlantedBugs
{
    private const string Group = "Planted bugs";
    private static readonly Duration Length = Duration.FromSeconds(3);

    /// <summary>A row for each bug.</summary>
    public static IEnumerable<ValidationRow> Rows(int systems, ValidationContext context) => PlantedBug.All.Select(bug => Row(bug, systems, context));

    private static ValidationRow Row(PlantedBug bug, int systems, ValidationContext context)
    {
        var plans = RandomSystems.Blocks(systems).SelectMany(block => block).ToList();
        var results = Parallelism.OnePerProcessor.Map(plans, plan => Try(bug, plan.Grow((int)(Length.Nanoseconds / 1_000_000))), context.Cancellation);
        var planted = results.Count(result => result.IsPlanted);
        var caught = results.Count(result => result is { IsPlanted: true, IsCaught: true });
        var named = results.Count(result => result is { IsPlanted: true, IsNamed: true });
        var remark = FormattableString.Invariant($"planted in {planted} runs, caught in {caught}, by {bug.CaughtBy} first in {named}");
        return bug.NeedsIdleness
            ? RobustnessRow.AtLeast(Group, bug.Name, caught, 1, remark + "; to be seen only where the resource is empty at a later sample")
            : RobustnessRow.AtLeast(Group, bug.Name, caught, Math.Max(1, planted), remark);
    }

    private static (bool IsPlanted, bool IsCaught, bool IsNamed) Try(PlantedBug bug, RandomScenario scenario)
    {
        SpoilingSink? sink = null;
        var outcome = new SystemTrial(Length, checker => sink = new SpoilingSink(bug.Kind, checker)).Run(scenario);
        return (sink?.IsPlanted ?? false, outcome.Verdict == SystemVerdict.Broken, outcome.Detail.StartsWith(bug.CaughtBy.ToString(), StringComparison.Ordinal));
    }
}
