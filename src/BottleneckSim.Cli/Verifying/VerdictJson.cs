using System.Text.Json.Nodes;
using BottleneckSim.Cli.Formatting;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Grading.Verdicts;

namespace BottleneckSim.Cli.Verifying;

/// <summary>A verdict as JSON, schema <c>bottlenecksim/verdict/1</c>. The name of the reference fix is not told: it is the answer.</summary>
internal static class VerdictJson
{
    public static JsonObject Of(VerdictReport report) => new()
    {
        ["schema"] = "bottlenecksim/verdict/1",
        ["scenario"] = report.ScenarioId,
        ["fix"] = report.FixName,
        ["verdict"] = WordOf(report.Verdict),
        ["engine"] = report.Engine,
        ["replications"] = report.Replications,
        ["baseSeed"] = report.BaseSeed,
        ["confidence"] = report.Confidence,
        ["errorRate"] = report.ErrorRate,
        ["objectives"] = new JsonArray([.. report.Objectives.Select(Objective)]),
        ["changes"] = new JsonArray([.. report.Changes.Select(Change)]),
        ["costPerHourBefore"] = report.CostPerHourBefore,
        ["costPerHourAfter"] = report.CostPerHourAfter,
        ["regret"] = report.Regret is { } regret ? new JsonObject { ["costPerHour"] = regret.CostPerHour, ["missedRatio"] = regret.MissedRatio } : null,
        ["sideEffects"] = new JsonArray([.. report.Operations.Where(operation => operation.IsHarmed).Select(SideEffect)]),
    };

    /// <summary>A verdict as one word: <c>met</c>, <c>not-met</c>, <c>inconclusive</c>.</summary>
    public static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.NotMet => "not-met",
        _ => "inconclusive",
    };

    private static JsonObject Objective(ObjectiveReport report) => new()
    {
        ["requirement"] = report.Requirement.Describe(),
        ["operation"] = report.Requirement is StalenessRequirement ? null : report.Requirement.Subject,
        ["tier"] = (report.Requirement as StalenessRequirement)?.Tier,
        ["withinSeconds"] = report.Requirement.Within?.TotalSeconds,
        ["requiredShare"] = report.Requirement.Share,
        ["before"] = Judged(report.Before, report.LatencyBefore),
        ["after"] = Judged(report.After, report.LatencyAfter),
        ["gain"] = EstimateOf(report.Gain),
        ["isHarmed"] = report.IsHarmed,
    };

    private static JsonObject Change(ChangeEffort change) => new()
    {
        ["kind"] = change.Kind,
        ["description"] = change.Description,
        ["shortestSeconds"] = change.Shortest?.TotalSeconds,
        ["longestSeconds"] = change.Longest?.TotalSeconds,
    };

    private static JsonObject Judged(RequirementJudgement judgement, LatencyEstimate? latency) => new()
    {
        ["verdict"] = WordOf(judgement.Verdict),
        ["share"] = EstimateOf(judgement.Share),
        ["latencySeconds"] = latency is null ? null : EstimateOf(latency.Seconds),
    };

    private static JsonObject SideEffect(OperationEffect effect) => new()
    {
        ["operation"] = effect.Operation,
        ["successDifference"] = EstimateOf(effect.SuccessDifference),
        ["meanLatencyDifferenceSeconds"] = EstimateOf(effect.MeanLatencyDifference),
    };

    private static JsonObject EstimateOf(Estimate estimate) => new()
    {
        ["value"] = JsonNumber.Of(estimate.Value),
        ["low"] = JsonNumber.Of(estimate.Interval.Low),
        ["high"] = JsonNumber.Of(estimate.Interval.High),
    };
}
