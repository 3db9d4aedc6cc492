using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BottleneckSim.Cli.Application;
using BottleneckSim.Models.Changes;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;
using Microsoft.AspNetCore.Http;

namespace BottleneckSim.Cli.Live.Api;

/// <summary>Reads what the operator wants done.</summary>
internal static class ChangeRequest
{
    private const string FixKey = "fix";
    private const string ChangeKey = "change";

    /// <summary>The changes of <c>{"fix": name}</c> or <c>{"change": {...}}</c>, or the problem with it.</summary>
    public static (IReadOnlyList<Change>? Changes, IResult? Problem) Read(JsonObject body, LiveSession session)
    {
        if (body.Count == 1 && body[FixKey] is { } name)
        {
            var (fix, problem) = FixNamed(name, session);
            return (fix is null ? null : fix.Changes, problem);
        }

        return body.Count == 1 && body[ChangeKey] is JsonObject change
            ? OwnChange(change, session)
            : (null, Bad("Send {\"fix\": \"name\"} or {\"change\": {\"kind\": {...}}}, and nothing else."));
    }

    /// <summary>The fix of <c>{"fix": name}</c>, or for <c>{}</c> the operator's changes so far as a fix, or the problem with it.</summary>
    public static (Fix? Fix, IResult? Problem) ReadFix(JsonObject body, LiveSession session)
    {
        if (body.Count == 1 && body[FixKey] is { } name)
            return FixNamed(name, session);
        if (body.Count > 0)
            return (null, Bad("Send {\"fix\": \"name\"}, or {} for the changes made in this session."));
        var changes = session.Journal.Select(timed => timed.Change).ToImmutableArray();
        return changes.IsEmpty
            ? (null, ApiResults.Problem(StatusCodes.Status409Conflict, "Nothing to judge", "No change has been made in this session; make one, or name a fix."))
            : (new Fix("own-changes", "The changes made in this session", FixVerdict.Wrong, "", changes, []), null);
    }

    private static (Fix? Fix, IResult? Problem) FixNamed(JsonNode name, LiveSession session)
    {
        if (name is not JsonValue value || !value.TryGetValue<string>(out var text))
            return (null, Bad("The name of a fix is a text."));
        try
        {
            return (session.Loaded.Menu.FirstOrDefault(fix => fix.Name == text)
                ?? throw NearestNames.Unknown("fix", text, [.. session.Loaded.Menu.Select(fix => fix.Name).Order(StringComparer.Ordinal)]), null);
        }
        catch (MistakeException mistake)
        {
            return (null, ApiResults.Problem(StatusCodes.Status404NotFound, "No such fix", mistake.Lines));
        }
    }

    private static (IReadOnlyList<Change>? Changes, IResult? Problem) OwnChange(JsonObject change, LiveSession session)
    {
        var timed = change.DeepClone().AsObject();
        timed["at"] = "0s";
        var file = new JsonObject { ["schema"] = "bottlenecksim-changes/1", ["changes"] = new JsonArray(timed) };

        // JSON is YAML: the reader of change files is the one place that knows every kind of change and its bounds.
        var result = ChangeFileReader.ReadText(file.ToJsonString(), "change", session.Loaded.Scenario with { System = session.System });
        if (result.Value is not { } right)
            return (null, Bad([.. result.Mistakes.Select(mistake => $"{mistake.Found}; {mistake.Allowed}" + (mistake.Nearest is { } near ? $" (did you mean '{near}'?)" : ""))]));
        var changes = right.Changes.Select(each => each.Change).ToList();
        var allowed = session.Loaded.Scenario.AllowedChanges;
        return changes.Find(each => !allowed.Contains(each.Kind)) is { } forbidden
            ? (null, ApiResults.Problem(StatusCodes.Status403Forbidden, "Not allowed here", $"You may not use {forbidden.Kind}; allowed: {string.Join(", ", allowed)}."))
            : (changes, null);
    }

    private static IResult Bad(params IReadOnlyList<string> details) => ApiResults.Problem(StatusCodes.Status400BadRequest, "Not understood", details);
}
