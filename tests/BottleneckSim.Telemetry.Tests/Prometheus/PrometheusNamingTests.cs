using BottleneckSim.Telemetry.Prometheus;

namespace BottleneckSim.Telemetry.Tests.Prometheus;

public sealed class PrometheusNamingTests
{
    [Theory]
    [InlineData("system.disk.io", "By", "system_disk_io_bytes")]
    [InlineData("a.b-c d", "{thing}", "a_b_c_d")]
    [InlineData("a..b", "1", "a_b")]
    [InlineData("wait.seconds", "s", "wait_seconds")]
    [InlineData("9lives", "", "_9lives")]
    public void Bad_characters_become_underscores_and_the_unit_ends_the_name(string name, string unit, string expected) =>
        Assert.Equal(expected, PrometheusNaming.FamilyName(name, unit));

    [Fact]
    public void A_unit_without_a_word_is_refused_rather_than_dropped() =>
        Assert.Throws<ArgumentException>(() => PrometheusNaming.FamilyName("x", "furlong"));
}
