using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BottleneckSim.Cli.Live.Api;

/// <summary>Reads the small JSON objects that the API takes.</summary>
internal static class RequestBody
{
    /// <summary>The largest body.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>The object, or the problem with it.</summary>
    public static async Task<(JsonObject? Body, IResult? Problem)> ReadAsync(HttpRequest request)
    {
        // Demanding JSON by name keeps a page in some browser from posting here: that would take a preflight, which is not answered.
        if (!request.HasJsonContentType())
            return (null, ApiResults.Problem(StatusCodes.Status415UnsupportedMediaType, "Unsupported media type", "Send application/json."));
        try
        {
            var bytes = await ReadBoundedAsync(request);
            if (bytes is null)
                return (null, ApiResults.Problem(StatusCodes.Status413PayloadTooLarge, "Too large", "A body may have 64 KiB."));
            return JsonNode.Parse(bytes.Value.Span, documentOptions: Strict) is JsonObject body
                ? (body, null)
                : (null, ApiResults.Problem(StatusCodes.Status400BadRequest, "Not an object", "Send a JSON object."));
        }
        catch (JsonException exception)
        {
            return (null, ApiResults.Problem(StatusCodes.Status400BadRequest, "Not JSON", exception.Message));
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadBoundedAsync(HttpRequest request)
    {
        if (request.ContentLength > MostBytes)
            return null;
        var buffer = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return length > MostBytes ? null : buffer.AsMemory(0, length);
    }
}
