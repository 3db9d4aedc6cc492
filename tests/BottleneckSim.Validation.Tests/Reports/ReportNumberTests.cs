using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Tests.Reports;

public sealed class ReportNumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(3.14159265, "3.1416")]
    [InlineData(0.000123456, "0.00012346")]
    [InlineData(123456.7, "123457")]
    [InlineData(20000, "20000")]
    [InlineData(1.5e9, "1.5E+9")]
    [InlineData(1.23e-7, "1.23E-7")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Figures_have_five_significant_digits(double value, string expected) => Assert.Equal(expected, ReportNumber.Text(value));
}
