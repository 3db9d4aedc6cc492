using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Speed;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Tests.Speed;

public sealed class SpeedSuiteTests
{
    [Fact]
    public void Every_row_is_measured_and_says_what_it_is_held_to()
    {
        using var folder = new TemporaryFolder();
        var context = new ValidationContext(IsWhole: false, folder.Path, new Progress<ValidationProgress>(), CancellationToken.None);

        var section = new SpeedSuite().Run(context, SpeedSize.Tiny);

        // No figure is asked for here: time is for benchmarks. The rows must be there, and finite.
        Assert.All(section.Rows, row => Assert.True(double.IsFinite(row.Ours), row.Name));
        Assert.Equal(section.Rows.Length, section.Rows.Select(row => (row.Group, row.Name)).Distinct().Count());
        Assert.Contains(section.Rows, row => row.Margin?.Kind == MarginKind.AtLeast);
        Assert.Contains(section.Rows, row => row.Margin?.Kind == MarginKind.AtMost);
    }

    [Fact]
    public void The_shop_passes_about_twenty_five_events_a_request()
    {
        var sample = SpeedRounds.Measure(new SpeedCase("shop", SpeedSystems.Shop, SpeedSystems.ShopPerSecond, 5_000));

        Assert.InRange(sample.Events / (double)sample.Requests, 20, 35);
    }
}
