using BottleneckSim.Telemetry.Catalogue;

namespace BottleneckSim.Telemetry.Tests.Catalogue;

public sealed class MetricCatalogueTests
{
    [Fact]
    public void No_two_instruments_share_a_name_on_the_wire()
    {
        var names = MetricCatalogue.All.SelectMany(instrument => instrument.SampleNames).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Buckets_belong_to_histograms_and_ascend()
    {
        Assert.All(MetricCatalogue.All, instrument =>
        {
            Assert.Equal(instrument.Kind == InstrumentKind.Histogram, instrument.Buckets.Count > 0);
            Assert.Equal(instrument.Buckets.Order().Distinct(), instrument.Buckets);
        });
    }

    [Theory]
    [InlineData("http.server.request.duration", "http_server_request_duration_seconds_bucket")]
    [InlineData("http.server.active_requests", "http_server_active_requests")]
    [InlineData("http.client.request.duration", "http_client_request_duration_seconds_bucket")]
    [InlineData("db.client.operation.duration", "db_client_operation_duration_seconds_bucket")]
    [InlineData("db.client.connection.count", "db_client_connection_count")]
    [InlineData("db.client.connection.timeouts", "db_client_connection_timeouts_total")]
    [InlineData("db.client.connection.wait_time", "db_client_connection_wait_time_seconds_bucket")]
    [InlineData("db.client.response.returned_rows", "db_client_response_returned_rows_bucket")]
    [InlineData("messaging.client.sent.messages", "messaging_client_sent_messages_total")]
    [InlineData("system.cpu.time", "system_cpu_time_seconds_total")]
    [InlineData("system.cpu.utilization", "system_cpu_utilization")]
    [InlineData("system.memory.usage", "system_memory_usage_bytes")]
    [InlineData("system.disk.io", "system_disk_io_bytes_total")]
    [InlineData("system.disk.operations", "system_disk_operations_total")]
    [InlineData("system.disk.io_time", "system_disk_io_time_seconds_total")]
    [InlineData("process.memory.usage", "process_memory_usage_bytes")]
    [InlineData("process.thread.count", "process_thread_count")]
    public void Names_on_the_wire_are_those_that_published_dashboards_ask_for(string name, string sample)
    {
        var instrument = Assert.Single(MetricCatalogue.All, instrument => instrument.Name == name);

        Assert.Equal(sample, instrument.SampleNames[0]);
    }

    [Fact]
    public void Our_own_names_stand_in_our_own_name_space_only_where_no_convention_exists()
    {
        string[] conventional = ["http.", "db.client.", "messaging.", "system.", "process."];

        Assert.All(MetricCatalogue.All, instrument => Assert.True(
            instrument.Name.StartsWith("bottlenecksim.", StringComparison.Ordinal)
            || conventional.Any(prefix => instrument.Name.StartsWith(prefix, StringComparison.Ordinal)),
            instrument.Name));
    }
}
