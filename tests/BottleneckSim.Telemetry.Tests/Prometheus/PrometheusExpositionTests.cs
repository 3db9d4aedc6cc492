using System.Globalization;
using BottleneckSim.Telemetry.Prometheus;
using BottleneckSim.Telemetry.Sessions;
using BottleneckSim.Telemetry.Sinks;
using BottleneckSim.Telemetry.Tests.Sinks;
using BottleneckSim.TestSupport.Files;
using BottleneckSim.TestSupport.Programs;

namespace BottleneckSim.Telemetry.Tests.Prometheus;

public sealed class PrometheusExpositionTests
{
    [Fact]
    public void The_text_format_is_as_approved() =>
        GoldenFile.Matches(Expose(ExpositionFormat.PrometheusText), "tests", "BottleneckSim.Telemetry.Tests", "Golden", "exposition.txt");

    [Fact]
    public void Open_metrics_is_as_approved() =>
        GoldenFile.Matches(Expose(ExpositionFormat.OpenMetrics), "tests", "BottleneckSim.Telemetry.Tests", "Golden", "exposition.openmetrics.txt");

    [Fact]
    public void A_family_has_one_block_however_many_nodes_expose_it()
    {
        var lines = Expose(ExpositionFormat.PrometheusText).Split('\n');

        var families = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).ToList();
        Assert.Equal(families.Count, families.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(families, line => line.Contains("http_server_request_duration_seconds", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(line => line.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_order_in_which_nodes_answer_does_not_show()
    {
        using var writer = new StringWriter();
        PrometheusExposition.Write(writer, [.. ExampleMetrics.TwoNodes.Reverse()], ExpositionFormat.OpenMetrics);

        Assert.Equal(Expose(ExpositionFormat.OpenMetrics), writer.ToString());
    }

    [Fact]
    public void A_culture_with_commas_changes_nothing()
    {
        var expected = Expose(ExpositionFormat.OpenMetrics);
        var before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        commas.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.Equal(expected, Expose(ExpositionFormat.OpenMetrics));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Metrics_of_one_name_and_two_types_are_a_failure_and_not_a_wrong_answer()
    {
        ResourceMetrics one = new("j", "1", [], [new("x", "1", "", MetricType.Gauge, [new([], 1, [])])]);
        ResourceMetrics two = new("j", "2", [], [new("x", "1", "", MetricType.Counter, [new([], 1, [])])]);

        Assert.Throws<InvalidOperationException>(() => PrometheusExposition.Write(TextWriter.Null, [one, two], ExpositionFormat.PrometheusText));
    }

    [Fact]
    public void Two_samples_with_the_same_labels_are_a_failure()
    {
        ResourceMetrics one = new("j", "1", [], [new("x", "1", "", MetricType.Gauge, [new([], 1, [])])]);

        Assert.Throws<InvalidOperationException>(() => PrometheusExposition.Write(TextWriter.Null, [one, one], ExpositionFormat.PrometheusText));
    }

    [ProgramFact("promtool")]
    public async Task Promtool_reads_the_text_format()
    {
        var (exitCode, output) = await ExternalProgram.RunAsync("promtool", ["check", "metrics"], Expose(ExpositionFormat.PrometheusText));

        Assert.True(exitCode == 0, output);
    }

    [ProgramFact("promtool")]
    public async Task Promtool_remarks_only_on_names_that_the_conventions_chose()
    {
        using var sink = new TelemetrySink(new TelemetryOptions());
        var shop = new SyntheticShop(sink);
        shop.Describe();
        shop.Second();
        using var writer = new StringWriter();
        PrometheusExposition.Write(writer, sink.Collect(), ExpositionFormat.PrometheusText);

        var (exitCode, output) = await ExternalProgram.RunAsync("promtool", ["check", "metrics"], writer.ToString());

        // 1 would be: cannot be read; 3: read, with remarks.
        Assert.Equal(3, exitCode);
        Assert.Equal(
            ["db_client_connection_count", "process_thread_count", "system_cpu_logical_count"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(remark => remark.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [ProgramFact("promtool")]
    public async Task Promtool_turns_open_metrics_into_as_many_samples_as_were_written()
    {
        var folder = Directory.CreateTempSubdirectory("bottlenecksim-promtool-");
        try
        {
            // promtool imports only samples with times: add one to each, the rest stays as it is.
            var lines = Expose(ExpositionFormat.OpenMetrics).TrimEnd('\n').Split('\n')
                .Select(line => line.StartsWith('#') ? line : line + " 1700000000").ToList();
            var file = Path.Combine(folder.FullName, "metrics.txt");
            await File.WriteAllTextAsync(file, string.Join('\n', lines) + "\n");
            var blocks = Path.Combine(folder.FullName, "blocks");

            var (exitCode, output) = await ExternalProgram.RunAsync("promtool", ["tsdb", "create-blocks-from", "openmetrics", file, blocks]);

            Assert.True(exitCode == 0, output);
            // The only block's row: ULID, MIN TIME, MAX TIME, DURATION, NUM SAMPLES, …; promtool drops bad samples in silence.
            var row = output.Split('\n').Single(line => line.Contains("1700000000", StringComparison.Ordinal));
            Assert.Equal($"{lines.Count(line => !line.StartsWith('#'))}", row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Expose(ExpositionFormat format)
    {
        using var writer = new StringWriter();
        PrometheusExposition.Write(writer, ExampleMetrics.TwoNodes, format);
        return writer.ToString();
    }
}
