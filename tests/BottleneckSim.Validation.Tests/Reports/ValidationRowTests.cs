using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Tests.Reports;

public sealed class ValidationRowTests
{
    [Theory]
    [InlineData(9.95, 10.05, RowVerdict.Agrees)]
    [InlineData(9.9, 10.1, RowVerdict.Agrees)]
    [InlineData(10.01, 10.05, RowVerdict.Agrees)]
    [InlineData(9.85, 10.05, RowVerdict.Inconclusive)]
    [InlineData(9.0, 11.0, RowVerdict.Inconclusive)]
    [InlineData(10.05, 10.15, RowVerdict.Differs)]
    [InlineData(10.2, 10.3, RowVerdict.Differs)]
    [InlineData(9.0, 9.5, RowVerdict.Differs)]
    [InlineData(double.NaN, double.NaN, RowVerdict.Inconclusive)]
    public void A_row_agrees_only_when_its_whole_interval_lies_within_the_margin(double low, double high, RowVerdict expected) =>
        Assert.Equal(expected, (Row() with { Low = low, High = high }).Judged().Verdict);

    [Fact]
    public void A_row_without_a_margin_is_reported() => Assert.Equal(RowVerdict.Reported, (Row() with { Margin = null }).Judged().Verdict);

    [Fact]
    public void A_figure_without_an_interval_is_compared_itself()
    {
        Assert.Equal(RowVerdict.Agrees, (Row() with { Ours = 10.1 }).Judged().Verdict);
        Assert.Equal(RowVerdict.Differs, (Row() with { Ours = 10.2 }).Judged().Verdict);
    }

    [Fact]
    public void An_absolute_margin_does_not_scale_with_the_reference() =>
        Assert.Equal(RowVerdict.Agrees, (Row() with { Ours = 0.512, Reference = 0.505, Margin = EquivalenceMargin.Absolute(0.01) }).Judged().Verdict);

    [Fact]
    public void A_margin_around_nothing_is_a_defect() => Assert.Throws<InvalidOperationException>(() => (Row() with { Reference = null }).Judged());

    internal static ValidationRow Row() => new()
    {
        Group = "M/M/1",
        Name = "M/M/1 | load 0.9",
        Compares = "mean sojourn",
        Unit = "service times",
        Ours = 10,
        Reference = 10,
        Source = "Kleinrock I, 3.2",
        Margin = EquivalenceMargin.Relative(0.01),
        Verdict = RowVerdict.Reported,
    };
}
