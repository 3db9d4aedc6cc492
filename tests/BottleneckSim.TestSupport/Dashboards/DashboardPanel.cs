using System.Text.Json.Nodes;

namespace BottleneckSim.TestSupport.Dashboards;

/// <summary>One panel of a dashboard.</summary>
public sealed class DashboardPanel(JsonObject json)
{
    /// <summary>The panel as it is in the file.</summary>
    public JsonObject Json => json;

    /// <summary>Its title.</summary>
    public string Title => (string?)json["title"] ?? "";

    /// <summary>Its description.</summary>
    public string Description => (string?)json["description"] ?? "";

    /// <summary>The unit of its values.</summary>
    public string Unit => (string?)json["fieldConfig"]?["defaults"]?["unit"] ?? "";

    /// <summary>Its queries with Grafana's variables in them.</summary>
    public IReadOnlyList<string> Expressions => [.. json["targets"]!.AsArray().Select(target => target!["expr"]!.GetValue<string>())];

    /// <summary>Its queries as Prometheus can run them.</summary>
    public IReadOnlyList<string> Queries(PanelVariables variables) => [.. Expressions.Select(variables.Substitute)];
}
