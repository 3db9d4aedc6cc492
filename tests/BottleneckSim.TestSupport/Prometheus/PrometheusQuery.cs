using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BottleneckSim.TestSupport.Prometheus;

/// <summary>The query API of a Prometheus server.</summary>
public sealed class PrometheusQuery(Uri address) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = address };

    /// <summary>Whether the server answers.</summary>
    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await _client.GetAsync("-/ready");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Evaluates an expression now.</summary>
    /// <exception cref="InvalidOperationException">The server refused the expression; the message says why.</exception>
    public async Task<IReadOnlyList<PrometheusSample>> EvaluateAsync(string expression)
    {
        using var form = new FormUrlEncodedContent([new("query", expression)]);
        using var response = await _client.PostAsync("api/v1/query", form);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
        if (answer?["status"]?.GetValue<string>() != "success")
        {
            throw new InvalidOperationException($"Prometheus refused '{expression}': {answer?["error"]}");
        }

        var data = answer["data"]!;
        return data["resultType"]!.GetValue<string>() == "vector"
            ? [.. data["result"]!.AsArray().Select(sample => Read(sample!["metric"]!.AsObject(), sample["value"]!))]
            : [Read([], data["result"]!)];
    }

    /// <summary>The one value of an expression; NaN when it has none.</summary>
    /// <exception cref="InvalidOperationException">The expression gives more than one.</exception>
    public async Task<double> ValueAsync(string expression) => await EvaluateAsync(expression) switch
    {
        [] => double.NaN,
        [var sample] => sample.Value,
        var several => throw new InvalidOperationException($"'{expression}' gives {several.Count} values, not one."),
    };

    /// <summary>What became of the scrapes: for each target the last error, empty when there was none.</summary>
    public async Task<IReadOnlyList<string>> ScrapeErrorsAsync()
    {
        var answer = await _client.GetFromJsonAsync<JsonObject>("api/v1/targets");
        return [.. answer!["data"]!["activeTargets"]!.AsArray().Select(target => target!["lastError"]!.GetValue<string>())];
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static PrometheusSample Read(JsonObject labels, JsonNode value) => new(
        labels.ToDictionary(label => label.Key, label => label.Value!.GetValue<string>(), StringComparer.Ordinal),
        ReadNumber(value.AsArray()[1]!.GetValue<string>()));

    private static double ReadNumber(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
