using BottleneckSim.Models.Resources.Cpu;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Resources.Cpu;

public class WaterFillingTests
{
    [Theory]
    [InlineData(1, 1, 0, "1/1 0/1")] // alone
    [InlineData(4, 3, 0, "1/1 0/1")] // never more than one core
    [InlineData(2, 3, 0, "2/3 0/1")]
    [InlineData(2, 1, 3, "1/2 1/2")] // competing threads are threads like any other
    [InlineData(4, 2, 2, "1/1 1/1")]
    [InlineData(8, 0, 3, "0/1 1/1")]
    public void Equal_threads_share_the_cores_equally_and_none_gets_more_than_one(int cores, int threads, int competing, string expected) =>
        Assert.Equal(expected, Shares(cores, (threads, 1_024), (competing, 1_024)));

    [Theory]
    [InlineData(1, "3/4 1/4")]
    [InlineData(2, "1/1 1/1")]
    public void A_heavier_thread_gets_more_up_to_a_core(int cores, string expected) =>
        Assert.Equal(expected, Shares(cores, (1, 3_072), (1, 1_024)));

    [Fact]
    public void What_a_capped_thread_cannot_use_goes_to_the_others() => Assert.Equal("1/1 1/2", Shares(2, (1, 8_192), (2, 1_024)));

    [Fact]
    public void The_cores_are_used_up_as_far_as_threads_allow_and_equals_get_equal_shares()
    {
        var cases = Gen.Choose(1, 64).Zip(Gen.Choose(0, 200)).Zip(Gen.Choose(0, 200).Zip(Gen.Choose(1, 8)));
        Prop.ForAll(cases.ToArbitrary(), drawn =>
        {
            var ((cores, heavy), (light, factor)) = drawn;
            ThreadClass[] classes = [new() { Threads = heavy, Weight = 1_024 * factor }, new() { Threads = light, Weight = 1_024 }];
            WaterFilling.Fill(cores, classes);
            // Σ threads · share = min(cores, threads), in exact fractions.
            var (first, second) = (classes[0], classes[1]);
            var used = (heavy * first.ShareNumerator * second.ShareDenominator) + (light * second.ShareNumerator * first.ShareDenominator);
            var capped = first.ShareNumerator <= first.ShareDenominator && second.ShareNumerator <= second.ShareDenominator;
            var fair = heavy == 0 || light == 0 || first.ShareNumerator * second.ShareDenominator >= second.ShareNumerator * first.ShareDenominator;
            return used == Math.Min(cores, heavy + light) * first.ShareDenominator * second.ShareDenominator && capped && fair;
        }).Check(seed: 2, tests: 2_000);
    }

    private static string Shares(int cores, params (int Threads, int Weight)[] classes)
    {
        var filled = classes.Select(one => new ThreadClass { Threads = one.Threads, Weight = one.Weight }).ToArray();
        WaterFilling.Fill(cores, filled);
        return string.Join(' ', filled.Select(one =>
        {
            var divisor = (long)System.Numerics.BigInteger.GreatestCommonDivisor(one.ShareNumerator, one.ShareDenominator);
            return $"{one.ShareNumerator / divisor}/{one.ShareDenominator / divisor}";
        }));
    }
}
