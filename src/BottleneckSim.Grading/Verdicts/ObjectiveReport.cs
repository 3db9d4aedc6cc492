using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Objectives;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>An objective before and after a fix, on the same seeds and in the same window of the run.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Requirement">What it requires.</param>
/// <param name="Before">The answer for the unmended run.</param>
/// <param name="After">The answer for the mended run.</param>
/// <param name="Gain">The share of good requests after − before, seed by seed.</param>
/// <param name="LatencyBefore">For an objective of latency or staleness its percentile before.</param>
/// <param name="LatencyAfter">The same after.</param>
public sealed record ObjectiveReport(
    Objective Objective,
    Requirement Requirement,
    RequirementJudgement Before,
    RequirementJudgement After,
    Estimate Gain,
    LatencyEstimate? LatencyBefore,
    LatencyEstimate? LatencyAfter)
{
    /// <summary>Whether the fix has a side effect here: fewer requests are good than without it, beyond doubt.</summary>
    public bool IsHarmed => Gain.Interval.High < 0;
}
