using System.Text.Json.Nodes;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;

namespace BottleneckSim.Cli.Live.Api;

/// <summary>What the API tells of a session: nothing that an operator of the real thing would not know.</summary>
internal static class SessionJson
{
    public static JsonObject Of(LiveSession session) => new()
    {
        ["session"] = session.Id,
        ["title"] = session.Loaded.Scenario.Title,
        ["story"] = session.Loaded.Scenario.Story,
        ["objectives"] = new JsonArray([.. session.Loaded.Scenario.Objectives.Select(objective => (JsonNode)Requirement.Of(objective).Describe())]),
        ["allowedChanges"] = new JsonArray([.. session.Loaded.Scenario.AllowedChanges.Select(kind => (JsonNode)kind)]),
        ["tiers"] = new JsonArray([.. session.Loaded.Scenario.System.Tiers.Keys.Select(tier => (JsonNode)tier)]),
        ["engine"] = session.EngineName,
        ["seed"] = session.Options.Seed,
        ["speed"] = session.Options.Speed,
        ["simulatedSeconds"] = session.Pacer.Now.TotalSeconds,
        ["skippedSeconds"] = session.Pacer.SkippedTime.TotalSeconds,
        ["changes"] = new JsonArray([.. session.Journal.Select(timed => Change(timed.At, timed.Change))]),
    };

    /// <summary>The practice menu by name, without what its author thinks of each.</summary>
    public static JsonObject FixesOf(LiveSession session) => new()
    {
        ["fixes"] = new JsonArray([.. session.Loaded.Menu.OrderBy(fix => fix.Name, StringComparer.Ordinal).Select(fix => new JsonObject
        {
            ["name"] = fix.Name,
            ["title"] = fix.Title,
            ["changes"] = new JsonArray([.. fix.Changes.Select(change => (JsonNode)change.Describe())]),
        })]),
    };

    public static JsonObject AppliedAt(Instant at, IReadOnlyList<Change> changes) => new()
    {
        ["atSeconds"] = at.TotalSeconds,
        ["changes"] = new JsonArray([.. changes.Select(change => (JsonNode)change.Describe())]),
    };

    private static JsonObject Change(Instant at, Change change) => new()
    {
        ["atSeconds"] = at.TotalSeconds,
        ["kind"] = change.Kind,
        ["description"] = change.Describe(),
    };
}
