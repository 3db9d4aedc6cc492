using System.Text.Json.Nodes;
using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.TestSupport.Dashboards;

/// <summary>A Grafana dashboard as it is shipped, read from <c>dashboards/</c>.</summary>
public sealed class DashboardFile
{
    private DashboardFile(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        Json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
    }

    /// <summary>The file's name without extension.</summary>
    public string Name { get; }

    /// <summary>The whole dashboard.</summary>
    public JsonObject Json { get; }

    /// <summary>Its panels, without rows.</summary>
    public IReadOnlyList<DashboardPanel> Panels =>
        [.. Json["panels"]!.AsArray().Where(panel => (string?)panel!["type"] != "row").Select(panel => new DashboardPanel(panel!.AsObject()))];

    /// <summary>All dashboards of the repository.</summary>
    public static IReadOnlyList<DashboardFile> All() =>
        [.. Directory.EnumerateFiles(Repository.PathOf("dashboards"), "*.json").Order(StringComparer.Ordinal).Select(path => new DashboardFile(path))];

    /// <summary>The dashboard with this file name.</summary>
    public static DashboardFile Named(string name) => new(Repository.PathOf("dashboards", name + ".json"));

    /// <summary>The panel with this title.</summary>
    public DashboardPanel Panel(string title) => Panels.Single(panel => panel.Title == title);
}
