using BottleneckSim.Telemetry.Tests.Dashboards.Descriptions;
using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Telemetry.Tests.Dashboards;

public sealed class DashboardFilesTests
{
    [Fact]
    public void The_overview_is_what_its_description_says() =>
        GoldenFile.Matches(GrafanaWriter.Write(OverviewDashboard.Description), "dashboards", "overview.json");

    [Fact]
    public void The_database_dashboard_is_what_its_description_says() =>
        GoldenFile.Matches(GrafanaWriter.Write(DatabaseDashboard.Description), "dashboards", "database.json");

    [Fact]
    public void The_dashboard_of_mechanisms_is_what_its_description_says() =>
        GoldenFile.Matches(GrafanaWriter.Write(MechanismsDashboard.Description), "dashboards", "mechanisms.json");
}
