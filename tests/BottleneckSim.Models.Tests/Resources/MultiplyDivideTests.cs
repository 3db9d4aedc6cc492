using System.Numerics;
using BottleneckSim.Models.Resources;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Resources;

public class MultiplyDivideTests
{
    [Fact]
    public void It_is_the_exact_quotient_rounded_down_or_up_for_numbers_of_every_size()
    {
        var numbers = SeededProperty.UpTo(1L << 56).Zip(SeededProperty.UpTo(1L << 40)).Zip(SeededProperty.UpTo(1L << 40));
        Prop.ForAll(numbers.ToArbitrary(), drawn =>
        {
            var ((value, numerator), rest) = drawn;
            var denominator = Math.Max(1, Math.Max(rest, numerator)); // A share of a core is at most one.
            var product = new BigInteger(value) * numerator;
            return MultiplyDivide.Floor(value, numerator, denominator) == (long)(product / denominator)
                && MultiplyDivide.Ceiling(value, numerator, denominator) == (long)((product + denominator - 1) / denominator);
        }).Check(seed: 1, tests: 5_000);
    }

    [Fact]
    public void A_result_that_does_not_fit_can_be_had_as_the_largest_number()
    {
        Assert.Equal(long.MaxValue, MultiplyDivide.CeilingAtMost(long.MaxValue, 3, 2));
        Assert.Equal(MultiplyDivide.Ceiling(long.MaxValue / 4, 3, 2), MultiplyDivide.CeilingAtMost(long.MaxValue / 4, 3, 2));
        Assert.Equal(long.MaxValue, MultiplyDivide.CeilingAtMost(long.MaxValue, 5, 5));
    }

    [Fact]
    public void A_result_that_does_not_fit_is_an_error() => Assert.Throws<OverflowException>(() => MultiplyDivide.Ceiling(long.MaxValue, 3, 2));
}
