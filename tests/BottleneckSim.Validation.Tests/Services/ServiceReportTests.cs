using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Services;

namespace BottleneckSim.Validation.Tests.Services;

public sealed class ServiceReportTests
{
    private static readonly ValidationSection Empty = new() { Id = SectionIds.Service, Title = "A real service", Command = "validate" };

    [Fact]
    public void Knee_and_latencies_from_30_to_70_percent_are_gated_and_the_rest_is_told()
    {
        var section = Write(Studies.Result(Curve, Curve));

        Assert.Equal(["knee", "saturation"], section.Rows.Where(row => row.Margin?.Value == 0.1).Select(row => row.Name));
        Assert.Equal(
            ["30 %", "30 %", "40 %", "40 %", "50 %", "50 %", "60 %", "60 %", "70 %", "70 %"],
            section.Rows.Where(row => row.Margin?.Value == 0.2).Select(row => row.Name[..4]));
        Assert.All(section.Rows.Where(row => row.Margin is not null), row => Assert.Equal(RowVerdict.Agrees, row.Verdict));
        Assert.Equal(10, section.Rows.Count(row => row.Group == "Latency at other rates" && row.Verdict == RowVerdict.Reported));
        Assert.Equal(2, section.Plots.Length);
    }

    [Fact]
    public void A_service_that_is_a_quarter_slower_than_predicted_is_a_miss_at_every_gated_rate()
    {
        var section = Write(Studies.Result(Curve, share => Curve(share) * 1.3));

        Assert.Equal(10, section.CountOf(RowVerdict.Differs));
    }

    [Fact]
    public void A_service_that_bends_earlier_than_predicted_is_a_miss_of_the_knee()
    {
        var section = Write(Studies.Result(Curve, share => share < 0.75 ? Curve(share) : 20));

        Assert.Equal(["knee"], section.Misses().Select(row => row.Name));
    }

    [Fact]
    public void A_service_that_never_bends_leaves_the_knee_open()
    {
        var section = Write(Studies.Result(Curve, share => Math.Min(Curve(share), 4)));

        Assert.Equal(RowVerdict.Inconclusive, section.Rows.Single(row => row.Name == "knee").Verdict);
    }

    [Fact]
    public void A_disturbed_run_is_marked()
    {
        Assert.DoesNotContain(Write(Studies.Result(Curve, Curve, foreignShare: 0.04)).Rows, row => row.Remark.Contains("disturbed", StringComparison.Ordinal));
        Assert.Contains(Write(Studies.Result(Curve, Curve, foreignShare: 0.4)).Rows, row => row.Name == "knee" && row.Remark == "disturbed: strangers took 40 % of a core");
    }

    private static double Curve(double share) => share < 1 ? Math.Min(1 / (1 - (0.88 * share)), 100) : 100;

    private static ValidationSection Write(StudyResult result) => ServiceReport.Write(Empty, ServiceConfiguration.Default, result);
}
