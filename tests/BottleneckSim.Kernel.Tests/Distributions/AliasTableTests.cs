using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Randomness;
using FsCheck.Fluent;

namespace BottleneckSim.Kernel.Tests.Distributions;

public class AliasTableTests
{
    private const int Samples = 200_000;

    [Fact]
    public void Items_are_chosen_in_proportion_to_their_weights()
    {
        double[] weights = [5, 1, 10, 0.5, 3];
        GoodnessOfFit.AssertChiSquare(Count(new AliasTable(weights), seed: 1), cell => weights[cell] / 19.5);
    }

    /// <summary>Instead of drawing, walks evenly through all 64-bit inputs: each weight is met to within one step a column.</summary>
    [Fact]
    public void Any_weights_are_met_and_a_weight_of_zero_is_never_chosen()
        => Prop.ForAll(Arb.From(Gen.NonEmptyListOf(Gen.Choose(0, 1000))), static numbers =>
        {
            const int steps = 1 << 16;
            double[] weights = [.. numbers.Append(1).Select(static number => (double)number)];
            var table = new AliasTable(weights);
            var counts = new int[weights.Length];
            for (var step = 0UL; step < steps; step++)
                counts[table.Choose((step << 48) | (1UL << 47))]++;
            return counts.Zip(weights).All(pair => Math.Abs(((double)pair.First / steps) - (pair.Second / weights.Sum())) <= 2.0 * weights.Length / steps
                && (pair.Second > 0 || pair.First == 0));
        }).Check(seed: 2, tests: 100);

    [Fact]
    public void One_item_is_always_chosen()
    {
        Assert.Equal(0, new AliasTable([3]).Choose(0));
        Assert.Equal(0, new AliasTable([3]).Choose(ulong.MaxValue));
    }

    [Fact]
    public void Weights_of_very_different_size_keep_their_share()
    {
        var weights = Enumerable.Repeat(1e-9, 999).Append(1).ToArray();
        Assert.InRange(Count(new AliasTable(weights), seed: 3)[^1], Samples - 10, Samples);
    }

    [Fact]
    public void Impossible_weights_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new AliasTable([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AliasTable([0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AliasTable([1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AliasTable([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AliasTable([double.MaxValue, double.MaxValue]));
    }

    private static long[] Count(AliasTable table, ulong seed)
    {
        var counts = new long[table.Count];
        var stream = DrawKey.FromSeed(seed).Stream();
        for (var i = 0; i < Samples; i++)
            counts[table.Sample(ref stream)]++;
        return counts;
    }
}
