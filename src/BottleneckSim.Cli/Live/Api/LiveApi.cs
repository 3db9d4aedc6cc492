using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Explaining;
using BottleneckSim.Cli.Verifying;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BottleneckSim.Cli.Live.Api;

/// <summary>The HTTP API of a live session. It tells what an operator may know; what is wrong and which fix is right it does not.</summary>
/// <remarks>
/// <code>
/// GET  /api/session                      what is being played, and the operator's changes so far
/// GET  /api/fixes                        the practice menu
/// POST /api/changes  {"fix": "name"}     or {"change": {"scale": {...}}}, as in a file of changes
/// GET  /api/explain?node=db&amp;query=q      the plan by which a database answers a query now
/// POST /api/verdict  {"fix": "name"}     or {} for the operator's own changes: judged on fresh seeds
/// </code>
/// </remarks>
internal static class LiveApi
{
    public static void MapLiveApi(this IEndpointRouteBuilder endpoints, LiveSession session, VerdictDesk desk)
    {
        endpoints.MapGet("/api/session", () => ApiResults.Json(SessionJson.Of(session)));
        endpoints.MapGet("/api/fixes", () => ApiResults.Json(SessionJson.FixesOf(session)));
        endpoints.MapGet("/api/explain", (string? node, string? query) => Explain(session, node ?? "", query ?? ""));

        // Not HttpContext: a lambda from that to a task would be taken for a RequestDelegate, and its result be thrown away.
        endpoints.MapPost("/api/changes", (HttpRequest request) => ChangeAsync(session, request));
        endpoints.MapPost("/api/verdict", (HttpRequest request) => VerdictAsync(session, desk, request));
        endpoints.MapFallback("/api/{**rest}", () => ApiResults.Problem(
            StatusCodes.Status404NotFound, "No such resource", "There are GET /api/session, /api/fixes and /api/explain, and POST /api/changes and /api/verdict."));
    }

    private static IResult Explain(LiveSession session, string node, string query)
    {
        try
        {
            return Results.Text(QueryExplanation.Of(session.System, node, query), "text/plain");
        }
        catch (MistakeException mistake)
        {
            return ApiResults.Problem(StatusCodes.Status404NotFound, "Nothing to explain", mistake.Lines);
        }
    }

    private static async Task<IResult> ChangeAsync(LiveSession session, HttpRequest request)
    {
        var (body, problem) = await RequestBody.ReadAsync(request);
        if (body is null)
            return problem!;
        var (changes, refusal) = ChangeRequest.Read(body, session);
        if (changes is null)
            return refusal!;
        try
        {
            return ApiResults.Json(SessionJson.AppliedAt(session.Apply(changes), changes));
        }
        catch (Models.Changes.ChangeRefusedException refused)
        {
            return ApiResults.Problem(StatusCodes.Status409Conflict, "The change does not fit the system", refused.Message);
        }
    }

    private static async Task<IResult> VerdictAsync(LiveSession session, VerdictDesk desk, HttpRequest request)
    {
        var (body, problem) = await RequestBody.ReadAsync(request);
        if (body is null)
            return problem!;
        var (fix, refusal) = ChangeRequest.ReadFix(body, session);
        if (fix is null)
            return refusal!;
        return await JudgeAsync(desk, fix, request.HttpContext.RequestAborted);
    }

    private static async Task<IResult> JudgeAsync(VerdictDesk desk, Fix fix, CancellationToken cancellation)
    {
        try
        {
            if (await desk.VerifyAsync(fix, cancellation) is not { } report)
                return ApiResults.Problem(StatusCodes.Status429TooManyRequests, "Too many verdicts", "One is made at a time and a few may wait; ask again later.");
            var json = VerdictJson.Of(report);

            // The scenario's name would give the answer away.
            json.Remove("scenario");
            return ApiResults.Json(json);
        }
        catch (Models.Changes.ChangeRefusedException refused)
        {
            return ApiResults.Problem(StatusCodes.Status409Conflict, "The change does not fit the system", refused.Message);
        }
    }
}
