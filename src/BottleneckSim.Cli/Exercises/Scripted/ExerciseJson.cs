using System.Text.Json.Nodes;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Exercises.Diagnoses;
using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Verifying;
using BottleneckSim.Grading.Verdicts;

namespace BottleneckSim.Cli.Exercises.Scripted;

/// <summary>How an exercise ended, as JSON, schema <c>bottlenecksim/exercise/1</c>. See docs/command-line.md.</summary>
internal static class ExerciseJson
{
    public static JsonObject Of(LoadedScenario loaded, DiagnosisScore score, Judgement unmended, VerdictReport? report) => new()
    {
        ["schema"] = "bottlenecksim/exercise/1",
        ["scenario"] = loaded.Scenario.Id,
        ["diagnosis"] = Diagnosis(score),
        ["unmended"] = VerdictJson.WordOf(unmended.Verdict),
        ["fix"] = report?.FixName,
        ["verdict"] = VerdictJson.WordOf(report?.Verdict ?? unmended.Verdict),
        ["report"] = report is null ? null : VerdictJson.Of(report),
    };

    private static JsonObject Diagnosis(DiagnosisScore score) => new()
    {
        ["tier"] = score.Diagnosis?.Tier,
        ["resource"] = score.Diagnosis?.Resource,
        ["share"] = JsonNumber.Of(score.Share),
        ["shares"] = new JsonArray([.. score.Shares.Where(share => share.Share > 0).Select(share => new JsonObject
        {
            ["tier"] = share.Relief.Tier,
            ["resource"] = share.Relief.Resource,
            ["share"] = JsonNumber.Of(share.Share),
            ["gain"] = JsonNumber.Of(share.Gain),
        })]),
    };
}
