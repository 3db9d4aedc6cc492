using BottleneckSim.TestSupport.Files;
using BottleneckSim.TestSupport.Programs;
using YamlDotNet.RepresentationModel;

namespace BottleneckSim.Telemetry.Tests.Dashboards;

/// <summary>docker-compose.yml and what it mounts.</summary>
public sealed class DeploymentFilesTests
{
    [Fact]
    public void Every_port_is_published_on_loopback_alone()
    {
        var ports = Services().SelectMany(service => Texts(service, "ports")).ToList();

        Assert.Equal(3, ports.Count);
        Assert.All(ports, port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Fact]
    public void Images_are_pinned()
    {
        var images = Services().Where(service => service.Children.ContainsKey("image")).Select(service => Text(service, "image")).ToList();

        Assert.Equal(["prom/prometheus:v3.13.1", "grafana/grafana:13.1.0"], images);
    }

    [Fact]
    public void Everything_that_is_mounted_exists_and_cannot_be_written()
    {
        var mounts = Services().SelectMany(service => Texts(service, "volumes")).ToList();

        Assert.NotEmpty(mounts);
        Assert.All(mounts, mount =>
        {
            var parts = mount.Split(':');
            Assert.Equal("ro", parts[2]);
            Assert.True(Path.Exists(Repository.PathOf(parts[0])), parts[0]);
        });
    }

    [Fact]
    public void Every_dashboard_is_mounted_where_the_provider_looks()
    {
        var provider = (YamlMappingNode)((YamlSequenceNode)Read("dashboards", "provisioning", "dashboards", "bottlenecksim.yml")["providers"])[0];
        var folder = Text((YamlMappingNode)provider["options"], "path");
        var mounts = Services().SelectMany(service => Texts(service, "volumes")).ToList();

        Assert.All(Directory.EnumerateFiles(Repository.PathOf("dashboards"), "*.json"), file => Assert.Contains(
            mounts, mount => mount == $"./dashboards/{Path.GetFileName(file)}:{folder}/{Path.GetFileName(file)}:ro"));
    }

    [Fact]
    public void Prometheus_keeps_our_labels_and_grafana_knows_its_pace()
    {
        var prometheus = Read("dashboards", "prometheus", "prometheus.yml");
        var job = (YamlMappingNode)((YamlSequenceNode)prometheus["scrape_configs"])[0];
        var source = (YamlMappingNode)((YamlSequenceNode)Read("dashboards", "provisioning", "datasources", "prometheus.yml")["datasources"])[0];

        Assert.Equal("true", Text(job, "honor_labels"));
        Assert.Equal("bottlenecksim-prometheus", Text(source, "uid"));
        Assert.Equal(Text((YamlMappingNode)prometheus["global"], "scrape_interval"), Text((YamlMappingNode)source["jsonData"], "timeInterval"));
    }

    [ProgramFact("promtool")]
    public async Task Promtool_accepts_the_configuration()
    {
        var (exitCode, output) = await ExternalProgram.RunAsync(
            "promtool", ["check", "config", Repository.PathOf("dashboards", "prometheus", "prometheus.yml")]);

        Assert.True(exitCode == 0, output);
    }

    private static IEnumerable<YamlMappingNode> Services() =>
        ((YamlMappingNode)Read("docker-compose.yml")["services"]).Children.Values.Cast<YamlMappingNode>();

    private static IEnumerable<string> Texts(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var list) ? ((YamlSequenceNode)list).Select(item => item.ToString()) : [];

    private static string Text(YamlMappingNode node, string key) => node[key].ToString();

    private static YamlMappingNode Read(params string[] parts)
    {
        using var reader = new StreamReader(Repository.PathOf(parts));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }
}
