using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BottleneckSim.Cli.Live.Api;

/// <summary>Answers of the API: JSON, and problem details (RFC 9457) for everything that went wrong.</summary>
internal static class ApiResults
{
    public static IResult Json(JsonNode json) => Results.Text(json.ToJsonString(), "application/json");

    /// <summary>A problem.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">What kind of problem.</param>
    /// <param name="details">What was wrong and what is allowed, one text each.</param>
    public static IResult Problem(int status, string title, params IReadOnlyList<string> details)
    {
        var problem = new JsonObject { ["type"] = "about:blank", ["title"] = title, ["status"] = status, ["detail"] = string.Join(" ", details) };
        if (details.Count > 1)
            problem["errors"] = new JsonArray([.. details.Select(detail => (JsonNode)detail)]);
        return Results.Text(problem.ToJsonString(), "application/problem+json", statusCode: status);
    }
}
