using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BottleneckSim.TestSupport.Dashboards;

namespace BottleneckSim.Telemetry.Tests.Dashboards;

/// <summary>The rules of TELEMETRY.md, "Grafana", that need no server; they read the files that are shipped.</summary>
public sealed class DashboardLintTests
{
    private static readonly string[] KnownUnits =
        ["short", "percentunit", "s", "reqps", "ops", "iops", "cps", "Bps", "bytes", "dateTimeAsIso"];

    public static TheoryData<string> Names => [.. DashboardFile.All().Select(dashboard => dashboard.Name)];

    [Fact]
    public void There_are_dashboards_with_stable_and_different_ids()
    {
        var uids = DashboardFile.All().Select(dashboard => (string?)dashboard.Json["uid"]).ToList();

        Assert.Equal(["bottlenecksim-database", "bottlenecksim-mechanisms", "bottlenecksim-overview"], uids);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_dashboard_is_classic_and_not_editable_and_says_what_it_is(string name)
    {
        var json = DashboardFile.Named(name).Json;

        Assert.InRange((int)json["schemaVersion"]!, 30, 42);
        Assert.False((bool)json["editable"]!);
        Assert.NotEqual("", (string?)json["title"] ?? "");
        Assert.NotEqual("", (string?)json["description"] ?? "");
        Assert.False(json.ContainsKey("id"));
        Assert.False(json.ContainsKey("apiVersion"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_data_source_variable_has_the_usual_name(string name)
    {
        var variable = Assert.Single(Variables(name), variable => (string?)variable["type"] == "datasource");

        Assert.Equal("datasource", (string?)variable["name"]);
        Assert.Equal("Data source", (string?)variable["label"]);
        Assert.Equal("prometheus", (string?)variable["query"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Job_and_instance_can_be_chosen_severally(string name)
    {
        foreach (var (variableName, label) in (ReadOnlySpan<(string, string)>)[("job", "Job"), ("instance", "Instance")])
        {
            var variable = Assert.Single(Variables(name), variable => (string?)variable["name"] == variableName);
            Assert.Equal(label, (string?)variable["label"]);
            Assert.Equal("query", (string?)variable["type"]);
            Assert.Equal("${datasource}", (string?)variable["datasource"]!["uid"]);
            Assert.True((bool)variable["multi"]!);
            Assert.True((bool)variable["includeAll"]!);
            Assert.Equal(".+", (string?)variable["allValue"]);
            Assert.Equal(2, (int)variable["refresh"]!);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_panel_has_title_description_unit_data_source_and_queries(string name)
    {
        var panels = DashboardFile.Named(name).Panels;

        Assert.Equal(panels.Count, panels.Select(panel => panel.Title).Distinct(StringComparer.Ordinal).Count());
        Assert.All(panels, panel =>
        {
            Assert.NotEqual("", panel.Title);
            Assert.NotEqual("", panel.Description);
            Assert.Contains(panel.Unit, KnownUnits);
            Assert.Equal("${datasource}", (string?)panel.Json["datasource"]!["uid"]);
            Assert.NotEmpty(panel.Expressions);
            Assert.All(panel.Json["targets"]!.AsArray(), target => Assert.Equal("${datasource}", (string?)target!["datasource"]!["uid"]));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_query_names_job_and_instance_and_rates_over_grafanas_interval(string name) => Assert.All(Expressions(name), expression =>
    {
        var selectors = SelectorParser.Parse(expression);
        Assert.NotEmpty(selectors);
        Assert.All(selectors, selector =>
        {
            Assert.Contains("job=~\"$job\"", selector.Matchers, StringComparison.Ordinal);
            Assert.Contains("instance=~\"$instance\"", selector.Matchers, StringComparison.Ordinal);
            Assert.Contains(selector.Range, (string[])["", "$__rate_interval"]);
        });
        Assert.DoesNotMatch(@"\ble\s*=~?\s*""\d+""", expression);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Cumulative_values_stand_only_inside_a_rate(string name) => Assert.All(
        Expressions(name).SelectMany(SelectorParser.Parse),
        selector =>
        {
            var isCumulative = CatalogueNames.IsCumulative(selector.Metric);
            var isRated = selector.Function is "rate" or "irate" or "increase";
            Assert.True(isCumulative == isRated, $"{selector.Metric} in '{selector.Function}'");
            Assert.Equal(isRated, selector.Range.Length > 0);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_metric_and_label_of_a_query_exists_in_the_catalogue(string name) => Assert.All(Expressions(name), expression =>
    {
        var selectors = SelectorParser.Parse(expression);
        var known = selectors.SelectMany(selector => CatalogueNames.LabelsOf(selector.Metric)).ToHashSet(StringComparer.Ordinal);
        Assert.All(selectors, selector => Assert.Subset(CatalogueNames.LabelsOf(selector.Metric), selector.Labels.ToHashSet(StringComparer.Ordinal)));
        Assert.Subset(known, SelectorParser.GroupingLabels(expression).ToHashSet(StringComparer.Ordinal));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_label_of_a_legend_is_a_label_of_its_query(string name) => Assert.All(
        DashboardFile.Named(name).Panels.SelectMany(panel => panel.Json["targets"]!.AsArray()),
        target =>
        {
            var expression = (string)target!["expr"]!;
            var labels = Regex.Matches((string)target["legendFormat"]!, @"\{\{(\w+)\}\}").Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(labels);
            var isAggregated = expression.Contains(" by (", StringComparison.Ordinal);
            Assert.All(labels, label => Assert.Contains(
                label,
                isAggregated
                    ? SelectorParser.GroupingLabels(expression)
                    : SelectorParser.Parse(expression).SelectMany(selector => CatalogueNames.LabelsOf(selector.Metric))));
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Dashboards_lead_to_each_other_with_time_and_variables(string name)
    {
        var json = DashboardFile.Named(name).Json;
        var link = Assert.Single(json["links"]!.AsArray())!;

        Assert.Equal("dashboards", (string?)link["type"]);
        Assert.Equal((string?)json["tags"]![0], (string?)link["tags"]![0]);
        Assert.True((bool)link["keepTime"]!);
        Assert.True((bool)link["includeVars"]!);
        Assert.All(
            DashboardFile.Named(name).Panels.SelectMany(panel => panel.Json["fieldConfig"]!["defaults"]!["links"]?.AsArray() ?? []),
            dataLink => Assert.EndsWith("&${__url_time_range}", (string?)dataLink!["url"], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_operators_changes_are_annotated_and_nothing_else_is(string name)
    {
        var annotation = Assert.Single(DashboardFile.Named(name).Json["annotations"]!["list"]!.AsArray())!;

        Assert.Equal("bottlenecksim_operator_change_time_seconds * 1000", (string?)annotation["expr"]);
        Assert.True((bool)annotation["useValueForTime"]!);
        Assert.Contains("bottlenecksim_operator_change_time_seconds", CatalogueNames.All);
        Assert.Equal("{{bottlenecksim_change_description}}", (string?)annotation["titleFormat"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Panels_lie_side_by_side_and_have_ids_of_their_own(string name)
    {
        var panels = DashboardFile.Named(name).Json["panels"]!.AsArray().Select(panel => panel!).ToList();
        var cells = panels.SelectMany(Cells).ToList();

        Assert.Equal(panels.Count, panels.Select(panel => (int)panel["id"]!).Distinct().Count());
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.InRange(cell.X, 0, 23));
    }

    private static IEnumerable<(int X, int Y)> Cells(JsonNode panel) =>
        from x in Enumerable.Range((int)panel["gridPos"]!["x"]!, (int)panel["gridPos"]!["w"]!)
        from y in Enumerable.Range((int)panel["gridPos"]!["y"]!, (int)panel["gridPos"]!["h"]!)
        select (x, y);

    private static IEnumerable<JsonNode> Variables(string name) =>
        DashboardFile.Named(name).Json["templating"]!["list"]!.AsArray().Select(variable => variable!);

    private static IEnumerable<string> Expressions(string name) => DashboardFile.Named(name).Panels.SelectMany(panel => panel.Expressions);
}
