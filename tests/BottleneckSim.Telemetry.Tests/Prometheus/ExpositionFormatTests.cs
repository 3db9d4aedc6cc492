using BottleneckSim.Telemetry.Prometheus;

namespace BottleneckSim.Telemetry.Tests.Prometheus;

public sealed class ExpositionFormatTests
{
    private const string Text = "text/plain; version=0.0.4; charset=utf-8";
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    [Theory]
    [InlineData(null, Text)]
    [InlineData("", Text)]
    [InlineData("*/*", Text)]
    [InlineData("text/html", Text)]
    [InlineData("not a media type;;;q", Text)]
    [InlineData("application/openmetrics-text", OpenMetrics)]
    [InlineData("application/openmetrics-text;version=1.0.0", OpenMetrics)]
    [InlineData("application/openmetrics-text;version=\"1.0.0\"", OpenMetrics)]
    [InlineData("application/openmetrics-text;version=0.0.1", Text)]
    [InlineData("application/openmetrics-text;version=2.0.0,text/plain;version=0.0.4;q=0.1", Text)]
    [InlineData("application/openmetrics-text;q=0.3,text/plain;q=0.7", Text)]
    [InlineData("text/plain;q=0.3,application/openmetrics-text;q=0.7", OpenMetrics)]
    [InlineData("text/plain;q=0.5,application/openmetrics-text;q=0.5", Text)]
    [InlineData("application/openmetrics-text,text/plain", OpenMetrics)]
    [InlineData("application/openmetrics-text;q=0,*/*;q=0.1", Text)]
    [InlineData("application/*", OpenMetrics)]
    public void The_weightiest_range_decides_and_no_header_means_text(string? accept, string contentType)
    {
        ExpositionFormat.Negotiate(accept, out var actual);

        Assert.Equal(contentType, actual);
    }

    [Fact]
    public void Prometheus_2_gets_open_metrics_1()
    {
        var format = ExpositionFormat.Negotiate(
            "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
            out var contentType);

        Assert.True(format.IsOpenMetrics);
        Assert.Equal(OpenMetrics, contentType);
    }

    [Fact]
    public void Prometheus_3_that_could_read_any_name_is_told_that_ours_have_underscores()
    {
        ExpositionFormat.Negotiate(
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
            + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
            out var contentType);

        Assert.Equal(OpenMetrics + "; escaping=underscores", contentType);
    }
}
