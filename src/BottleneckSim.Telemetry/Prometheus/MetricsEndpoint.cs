using System.Diagnostics;
using System.Text;
using BottleneckSim.Telemetry.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BottleneckSim.Telemetry.Prometheus;

/// <summary>The scrape endpoint.</summary>
public static class MetricsEndpoint
{
    /// <summary>The usual path.</summary>
    public const string DefaultPath = "/metrics";

    /// <summary>Maps GET and HEAD of a path to an exposition in the format that the request prefers.</summary>
    /// <remarks>
    /// The whole answer is made before its first byte is sent: a failure is a 500 that says why, never half an exposition or an
    /// empty 200. Whoever hosts it decides where it listens; the simulator listens on loopback unless told otherwise.
    /// </remarks>
    /// <param name="endpoints">Where to map it.</param>
    /// <param name="collect">Gives what all nodes say now; called once a scrape, at most one call at a time.</param>
    /// <param name="diagnostics">Told of every scrape.</param>
    /// <param name="pattern">The path.</param>
    public static IEndpointConventionBuilder MapMetrics(
        this IEndpointRouteBuilder endpoints,
        Func<IReadOnlyList<ResourceMetrics>> collect,
        SelfDiagnostics? diagnostics = null,
        string pattern = DefaultPath)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(collect);
        var oneAtATime = new Lock();
        return endpoints.MapMethods(pattern, ["GET", "HEAD"], (HttpContext context) =>
        {
            lock (oneAtATime)
            {
                var started = Stopwatch.GetTimestamp();
                var answer = Scrape(context.Request, collect);
                diagnostics?.RecordScrape(Stopwatch.GetElapsedTime(started), answer.StatusCode == StatusCodes.Status200OK);
                return answer;
            }
        });
    }

    private static Exposition Scrape(HttpRequest request, Func<IReadOnlyList<ResourceMetrics>> collect)
    {
        var format = ExpositionFormat.Negotiate(request.Headers.Accept.ToString(), out var contentType);
        try
        {
            using var writer = new StringWriter { NewLine = "\n" };
            PrometheusExposition.Write(writer, collect(), format);
            return new Exposition(writer.ToString(), contentType, StatusCodes.Status200OK);
        }
        // The scraper must see any failure as one, and the next scrape may succeed.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new Exposition($"The scrape failed: {exception.Message}\n", "text/plain; charset=utf-8", StatusCodes.Status500InternalServerError);
        }
    }

    private sealed class Exposition(string text, string contentType, int statusCode) : IResult
    {
        public int StatusCode => statusCode;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var body = Encoding.UTF8.GetBytes(text);
            httpContext.Response.StatusCode = statusCode;
            httpContext.Response.ContentType = contentType;
            httpContext.Response.ContentLength = body.Length;
            httpContext.Response.Headers.Vary = "Accept";
            if (!HttpMethods.IsHead(httpContext.Request.Method))
            {
                await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
            }
        }
    }
}
