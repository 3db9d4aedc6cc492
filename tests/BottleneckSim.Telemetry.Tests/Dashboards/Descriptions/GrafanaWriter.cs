using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Prometheus;

namespace BottleneckSim.Telemetry.Tests.Dashboards.Descriptions;

/// <summary>Writes a description as a classic Grafana dashboard.</summary>
internal static class GrafanaWriter
{
    private const int SchemaVersion = 41;
    private const int PanelHeight = 8;
    private const int PanelsInARow = 3;
    private const int GridWidth = 24;
    private const string Tag = "bottlenecksim";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(DashboardDescription dashboard) => new JsonObject
    {
        ["uid"] = dashboard.Uid,
        ["title"] = dashboard.Title,
        ["description"] = dashboard.Description,
        ["tags"] = new JsonArray(Tag),
        ["schemaVersion"] = SchemaVersion,
        ["version"] = 1,
        ["editable"] = false,
        ["graphTooltip"] = 1,
        ["refresh"] = "5s",
        ["time"] = new JsonObject { ["from"] = "now-15m", ["to"] = "now" },
        ["timezone"] = "browser",
        ["links"] = new JsonArray(Links()),
        ["templating"] = new JsonObject { ["list"] = Variables() },
        ["annotations"] = new JsonObject { ["list"] = new JsonArray(OperatorChanges()) },
        ["panels"] = Panels(dashboard),
    }.ToJsonString(Indented) + "\n";

    private static JsonObject DataSource() => new() { ["type"] = "prometheus", ["uid"] = "${datasource}" };

    private static JsonObject Links() => new()
    {
        ["title"] = "Dashboards",
        ["type"] = "dashboards",
        ["tags"] = new JsonArray(Tag),
        ["asDropdown"] = false,
        ["keepTime"] = true,
        ["includeVars"] = true,
        ["targetBlank"] = false,
        ["icon"] = "external link",
    };

    private static JsonArray Variables() =>
    [
        new JsonObject
        {
            ["name"] = "datasource",
            ["label"] = "Data source",
            ["type"] = "datasource",
            ["query"] = "prometheus",
            ["refresh"] = 1,
            ["multi"] = false,
            ["includeAll"] = false,
        },
        LabelVariable("job", "Job", "label_values(target_info, job)"),
        LabelVariable("instance", "Instance", "label_values(target_info{job=~\"$job\"}, instance)"),
    ];

    private static JsonObject LabelVariable(string name, string label, string query) => new()
    {
        ["name"] = name,
        ["label"] = label,
        ["type"] = "query",
        ["datasource"] = DataSource(),
        ["definition"] = query,
        ["query"] = new JsonObject { ["query"] = query, ["refId"] = name },
        // 2: when the time range changes, since nodes come and go.
        ["refresh"] = 2,
        ["multi"] = true,
        ["includeAll"] = true,
        ["allValue"] = ".+",
        ["sort"] = 1,
        ["current"] = new JsonObject { ["text"] = new JsonArray("All"), ["value"] = new JsonArray("$__all") },
    };

    private static JsonObject OperatorChanges() => new()
    {
        ["name"] = "Operator's changes",
        ["datasource"] = DataSource(),
        ["enable"] = true,
        ["iconColor"] = "blue",
        // The value is the change's time, and Grafana wants it in milliseconds.
        ["expr"] = $"{SessionMetrics.OperatorChangeTime.SampleName} * 1000",
        ["useValueForTime"] = true,
        ["titleFormat"] = $"{{{{{PrometheusNaming.LabelName(AttributeKeys.ChangeDescription)}}}}}",
        ["textFormat"] = "",
        ["tagKeys"] = "",
        ["step"] = "",
    };

    private static JsonArray Panels(DashboardDescription dashboard)
    {
        var panels = new JsonArray();
        var top = 0;
        var id = 0;
        foreach (var row in dashboard.Rows)
        {
            panels.Add(new JsonObject
            {
                ["id"] = ++id,
                ["type"] = "row",
                ["title"] = row.Title,
                ["collapsed"] = false,
                ["gridPos"] = Position(0, top++, GridWidth, 1),
                ["panels"] = new JsonArray(),
            });
            var perLine = Math.Min(PanelsInARow, row.Panels.Count);
            for (var index = 0; index < row.Panels.Count; index++)
            {
                var width = GridWidth / perLine;
                var position = Position(index % perLine * width, top + (index / perLine * PanelHeight), width, PanelHeight);
                panels.Add(Panel(++id, row.Panels[index], position));
            }

            top += (row.Panels.Count + perLine - 1) / perLine * PanelHeight;
        }

        return panels;
    }

    private static JsonObject Position(int x, int y, int width, int height) => new() { ["x"] = x, ["y"] = y, ["w"] = width, ["h"] = height };

    private static JsonObject Panel(int id, PanelDescription panel, JsonObject position) => new()
    {
        ["id"] = id,
        ["type"] = panel.IsList ? "stat" : "timeseries",
        ["title"] = panel.Title,
        ["description"] = panel.Description,
        ["datasource"] = DataSource(),
        ["gridPos"] = position,
        ["fieldConfig"] = new JsonObject { ["defaults"] = Defaults(panel), ["overrides"] = new JsonArray() },
        ["options"] = panel.IsList ? ListOptions() : SeriesOptions(),
        // Job labels begin with the session's id, which tells the reader nothing.
        ["transformations"] = new JsonArray(new JsonObject
        {
            ["id"] = "renameByRegex",
            ["options"] = new JsonObject { ["regex"] = "^[^/ ]+/(.*)$", ["renamePattern"] = "$1" },
        }),
        ["targets"] = new JsonArray([.. panel.Targets.Select(Target)]),
    };

    private static JsonObject Defaults(PanelDescription panel)
    {
        var defaults = new JsonObject { ["unit"] = panel.Unit };
        if (!panel.IsList)
        {
            defaults["min"] = 0;
            defaults["custom"] = new JsonObject
            {
                ["drawStyle"] = "line",
                ["lineWidth"] = 1,
                ["fillOpacity"] = 10,
                ["showPoints"] = "never",
                ["spanNulls"] = false,
            };
        }

        if (panel.Maximum is { } maximum)
        {
            defaults["max"] = maximum;
        }

        if (panel.Link is { } link)
        {
            defaults["links"] = new JsonArray(new JsonObject { ["title"] = "Look closer", ["url"] = link, ["targetBlank"] = false });
        }

        return defaults;
    }

    private static JsonObject SeriesOptions() => new()
    {
        ["legend"] = new JsonObject
        {
            ["displayMode"] = "list",
            ["placement"] = "bottom",
            ["showLegend"] = true,
            ["calcs"] = new JsonArray(),
        },
        ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
    };

    private static JsonObject ListOptions() => new()
    {
        ["colorMode"] = "none",
        ["graphMode"] = "none",
        ["textMode"] = "value_and_name",
        ["orientation"] = "horizontal",
        ["justifyMode"] = "auto",
        ["reduceOptions"] = new JsonObject { ["calcs"] = new JsonArray("lastNotNull"), ["fields"] = "", ["values"] = false },
    };

    private static JsonObject Target(TargetDescription target, int index) => new()
    {
        ["refId"] = ((char)('A' + index)).ToString(),
        ["datasource"] = DataSource(),
        ["editorMode"] = "code",
        ["expr"] = target.Expression,
        ["legendFormat"] = target.Legend,
        ["range"] = true,
        ["instant"] = false,
    };
}
