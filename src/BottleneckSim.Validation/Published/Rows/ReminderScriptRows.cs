using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Looping.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Validation.Published.Runs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Published.Rows;

/// <summary>The reminder script that looks a name up for each of nine recipients, before and after the look-up is taken out of the loop.</summary>
/// <remarks>The profile inflates all times, so ratios are compared. Each look-up takes a ninth of the nine.</remarks>
internal static class ReminderScriptRows
{
    private const int Recipients = 9;
    private const double LookUpMilliseconds = 738.688 / Recipients;
    private const double TemplateMilliseconds = 151.963;
    private const double SendMilliseconds = 148.991;
    private const string LookUp = "get-name";
    private const string Loop = "recipients";
    private const string Source = "Course, profiles of the reminder script";

    private static readonly Duration Window = Duration.FromSeconds(60);

    public static IEnumerable<ValidationRow> Run(PublishedRunner runner)
    {
        yield return Row(runner, [], "the look-ups alone", 738.688 / 80.427);
        yield return Row(
            runner, [TheoryTiers.Compute(PublishedSystems.Constant(TemplateMilliseconds)), TheoryTiers.Compute(PublishedSystems.Constant(SendMilliseconds))],
            "look-ups, template and sending", (738.688 + TemplateMilliseconds + SendMilliseconds) / (80.427 + 159.081 + 150.623));
    }

    private static ValidationRow Row(PublishedRunner runner, ImmutableArray<Step> rest, string compares, double published)
    {
        var loop = new ForEachStep(Recipients, [new UseCpuStep(new DurationDemand(PublishedSystems.Constant(LookUpMilliseconds)), LookUp)]) { Label = Loop };
        var system = PublishedSystems.Alone([loop, .. rest]);
        var hoisted = new HoistOutOfLoop("web", TheoryTiers.Endpoint, Loop, LookUp).Apply(system);
        return PublishedRunner.RowOf(Means(runner, system).Zip(Means(runner, hoisted), (before, after) => before / after), PublishedSystems.Row(
            "Expensive loop", "look-up hoisted out of a loop of nine", $"{compares}: before over after", "ratio", published, Source, EquivalenceMargin.Relative(0.05),
            "predicted by the change `hoist-out-of-loop`; the times before it are the published ones"));
    }

    private static IEnumerable<double> Means(PublishedRunner runner, SystemDescription system) => runner.Run(system, Duration.Zero, Window).Select(sink => sink.Mean);
}
