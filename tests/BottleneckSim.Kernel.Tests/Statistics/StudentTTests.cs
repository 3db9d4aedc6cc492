using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Statistics;

public sealed class StudentTTests
{
    private const double Precision = 1e-10;

    // The first digits are those of printed tables; the others were worked out with 30-digit arithmetic.
    [Theory]
    [InlineData(1, 3.07768353717525, 6.31375151467504, 12.7062047361747, 63.6567411628716, 636.61924876872)]
    [InlineData(2, 1.88561808316413, 2.91998558035373, 4.30265272974946, 9.92484320091829, 31.5990545764436)]
    [InlineData(2.5, 1.73025092880718, 2.55821861413594, 3.57465484200368, 7.16372813894879, 18.2778935281306)]
    [InlineData(3, 1.63774435369621, 2.35336343480182, 3.18244630528371, 5.84090930973336, 12.9239786366875)]
    [InlineData(4, 1.53320627405894, 2.13184678632665, 2.77644510519779, 4.60409487134999, 8.61030158137928)]
    [InlineData(5, 1.47588404882448, 2.01504837333302, 2.57058183563632, 4.03214298355523, 6.86882662588111)]
    [InlineData(7, 1.41492392765051, 1.89457860509001, 2.36462425159279, 3.49948329735049, 5.40788252086173)]
    [InlineData(9, 1.38302873839663, 1.83311293265624, 2.26215716279821, 3.24983554159213, 4.78091258593114)]
    [InlineData(10, 1.37218364111034, 1.81246112281168, 2.22813885198627, 3.16927267261695, 4.58689385870264)]
    [InlineData(19, 1.3277282090268, 1.72913281152137, 2.09302405440831, 2.86093460646498, 3.88340585259208)]
    [InlineData(29, 1.31143364730155, 1.6991270265335, 2.0452296421327, 2.75638590367061, 3.65940501946633)]
    [InlineData(30, 1.3104150253914, 1.69726088659396, 2.04227245630124, 2.74999565356723, 3.64595863504202)]
    [InlineData(60, 1.29582109351573, 1.67064886490464, 2.00029782201426, 2.66028302885504, 3.46020046919636)]
    [InlineData(100, 1.29007476134652, 1.66023432608534, 1.98397151852355, 2.62589052143802, 3.39049131116423)]
    [InlineData(1_000, 1.28239872146092, 1.64637881728546, 1.96233908082641, 2.58075469806595, 3.30028264842391)]
    [InlineData(100_000, 1.28156003144936, 1.64486886478497, 1.95998770753461, 2.57587846990838, 3.29062403141188)]
    public void Its_quantiles_are_those_of_the_table(double degreesOfFreedom, double p90, double p95, double p975, double p995, double p9995)
    {
        var distribution = new StudentT(degreesOfFreedom);
        foreach (var (probability, expected) in new[] { (0.9, p90), (0.95, p95), (0.975, p975), (0.995, p995), (0.9995, p9995) })
        {
            AssertClose(expected, distribution.Quantile(probability));
            AssertClose(probability, distribution.CumulativeProbability(expected));
        }
    }

    [Theory]
    [InlineData(0.1, 1, 0.4682744825694464)]
    [InlineData(1, 3, 0.1955011094778853)]
    [InlineData(2.5, 7, 0.02049610929287645)]
    [InlineData(4, 9, 0.001555214155192928)]
    [InlineData(10, 19, 2.63151308116795e-9)]
    [InlineData(1.96, 100, 0.02638945068311483)]
    [InlineData(1.96, 100_000, 0.02499928159715082)]
    [InlineData(0.3, 2.5, 0.3936711857475986)]
    [InlineData(40, 30, 6.863022597203201e-28)]
    [InlineData(6, 1_000, 1.377684586688735e-9)]
    public void Its_tails_are_right_relatively_also_far_out(double value, double degreesOfFreedom, double tail) =>
        AssertClose(tail, new StudentT(degreesOfFreedom).UpperTail(value));

    [Fact]
    public void With_two_degrees_of_freedom_it_is_the_closed_form() =>
        Assert.All(Enumerable.Range(-60, 121), step =>
        {
            var t = step / 4.0;
            Assert.Equal(0.5 + (t / (2 * Math.Sqrt(2 + (t * t)))), new StudentT(2).CumulativeProbability(t), 1e-14);
        });

    [Fact]
    public void With_a_million_degrees_of_freedom_it_is_almost_normal() =>
        Assert.All(Enumerable.Range(1, 99), percent =>
            Assert.Equal(StandardNormal.Quantile(percent / 100.0), new StudentT(StudentT.MaximumDegreesOfFreedom).Quantile(percent / 100.0), 1e-5));

    [Fact]
    public void Quantile_and_cumulative_probability_are_inverse_and_symmetric()
    {
        var probability = Gen.Choose(1, 999_999).Select(millionths => millionths / 1e6);
        var degrees = Gen.Choose(4, 4_000).Select(quarters => quarters / 4.0);
        Prop.ForAll(Arb.From(probability), Arb.From(degrees), (share, degreesOfFreedom) =>
        {
            var distribution = new StudentT(degreesOfFreedom);
            var quantile = distribution.Quantile(share);
            return Math.Abs(distribution.CumulativeProbability(quantile) - share) < 1e-12
                && Math.Abs(distribution.Quantile(1 - share) + quantile) <= 1e-9 * Math.Max(1, Math.Abs(quantile))
                && Math.Abs(distribution.CumulativeProbability(-quantile) + share - 1) < 1e-12;
        }).Check(seed: 30);
    }

    [Fact]
    public void Its_ends_are_infinite()
    {
        var distribution = new StudentT(3);
        Assert.Equal((double.NegativeInfinity, 0.0, double.PositiveInfinity), (distribution.Quantile(0), distribution.Quantile(0.5), distribution.Quantile(1)));
        Assert.Equal((0.0, 1.0, 0.5), (distribution.CumulativeProbability(double.NegativeInfinity), distribution.CumulativeProbability(double.PositiveInfinity), distribution.UpperTail(0)));
        Assert.Equal(double.NaN, distribution.UpperTail(double.NaN));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2e6)]
    [InlineData(double.NaN)]
    public void Degrees_of_freedom_outside_their_range_are_refused(double degreesOfFreedom) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudentT(degreesOfFreedom));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Probabilities_outside_0_to_1_are_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudentT(3).Quantile(probability));

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, Precision * Math.Abs(expected));
}
