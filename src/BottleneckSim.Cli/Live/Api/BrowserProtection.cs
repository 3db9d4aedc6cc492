using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BottleneckSim.Cli.Live.Api;

/// <summary>Keeps web pages in the operator's browser away from the API, which has no password.</summary>
internal static class BrowserProtection
{
    /// <summary>Refuses requests to the API that name a host other than this machine's (DNS rebinding) or come from another page (cross-site requests).</summary>
    public static void UseBrowserProtection(this IApplicationBuilder application) => application.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !(IsOwnHost(context.Request.Host.Host) && HasNoForeignOrigin(context.Request)))
        {
            await ApiResults.Problem(
                StatusCodes.Status403Forbidden, "Not from here", "The API answers requests to localhost or an IP address, and none that another web page makes.").ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    private static bool IsOwnHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);

    private static bool HasNoForeignOrigin(HttpRequest request) =>
        request.Headers.Origin.Count == 0 || request.Headers.Origin == $"{request.Scheme}://{request.Host}";
}
