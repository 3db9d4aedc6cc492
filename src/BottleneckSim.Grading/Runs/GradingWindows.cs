using System.Collections.Immutable;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios;

namespace BottleneckSim.Grading.Runs;

/// <summary>What every run of a scenario measures, so that any two of them can be compared.</summary>
/// <remarks>
/// <code>
/// 0 ── WarmUp ───────── FixAt ── JudgedFrom ───────── End ── HorizonOf
///        │    before      │ settling │     judged      │ grace │
/// </code>
/// The run goes on for a grace time after the judged window, so that a request issued at the window's last instant gets the time that the
/// objectives allow it; what has not ended by then is not good.
/// </remarks>
public static class GradingWindows
{
    /// <summary>The window from the end of the warm-up to the instant of the fix.</summary>
    public const string Before = "before";

    /// <summary>The window in which the objectives are judged.</summary>
    public const string Judged = "judged";

    /// <summary>Twenty per cent harder and twenty per cent easier than the objectives: the margins that the proofs demand.</summary>
    internal static ImmutableArray<double> MarginFactors => [0.8, 1, 1.2];

    private static Duration ShortestGrace => Duration.FromSeconds(10);

    /// <summary>When a run of the scenario ends: ten seconds, or the loosest latency with its margin if that is longer, after the judged window.</summary>
    public static Instant HorizonOf(Scenario scenario) =>
        scenario.Schedule.End + LimitsOf(scenario).Aggregate(ShortestGrace, (longest, limit) => Duration.Max(longest, limit.AtMost));

    /// <summary>What is measured in a run.</summary>
    public static MeasurementPlan PlanOf(Scenario scenario, bool withSeries) => new(
        [.. WindowsOf(scenario.Schedule)], LimitsOf(scenario), scenario.Prices, withSeries ? scenario.Schedule.SampleEvery : null)
    {
        StalenessLimits = StalenessLimitsOf(scenario),
    };

    private static IEnumerable<MeasurementWindow> WindowsOf(Schedule schedule)
    {
        yield return new(Before, Instant.Zero + schedule.WarmUp, schedule.FixAt);
        yield return new(Judged, schedule.JudgedFrom, schedule.End);
    }

    private static ImmutableArray<LatencyLimit> LimitsOf(Scenario scenario) =>
    [
        .. from requirement in Limited(scenario)
           where requirement is not StalenessRequirement
           select new LatencyLimit(requirement.Subject, requirement.Within!.Value),
    ];

    private static ImmutableArray<StalenessLimit> StalenessLimitsOf(Scenario scenario) =>
    [
        .. from requirement in Limited(scenario).OfType<StalenessRequirement>()
           select new StalenessLimit(requirement.Tier, requirement.Within!.Value),
    ];

    private static IEnumerable<Requirement> Limited(Scenario scenario) =>
        from objective in scenario.Objectives
        from factor in MarginFactors
        let requirement = Requirement.Of(objective).Scaled(factor)
        where requirement.Within.HasValue
        select requirement;
}
