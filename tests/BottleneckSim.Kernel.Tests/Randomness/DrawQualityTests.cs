using System.Numerics;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.Tests.Distributions;

namespace BottleneckSim.Kernel.Tests.Randomness;

/// <summary>
/// The numbers look random along every direction in which addresses are counted up: a stream, users, iterations of one user, nested small
/// parts, seeds. Each check has a false-alarm rate of 10⁻⁶ or less; see <see cref="GoodnessOfFit"/>.
/// </summary>
public class DrawQualityTests
{
    private const int Draws = 1 << 17;

    private static readonly DrawKey Root = DrawKey.FromSeed(2026);

    public static TheoryData<string> Directions => ["stream", "users", "iterations", "strided", "grid", "names", "seeds"];

    [Theory]
    [MemberData(nameof(Directions))]
    public void Every_byte_is_uniform(string direction)
    {
        var counts = NewCells(8, 256);
        foreach (var bits in Sequence(direction))
        {
            for (var position = 0; position < 8; position++)
                counts[position][(byte)(bits >> (8 * position))]++;
        }

        foreach (var cells in counts)
            GoodnessOfFit.AssertChiSquare(cells, _ => 1.0 / 256);
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void Bytes_of_neighbours_are_independent(string direction)
    {
        var pairs = NewCells(8, 256);
        ulong? previous = null;
        foreach (var bits in Sequence(direction))
        {
            for (var position = 0; position < 8 && previous is { } last; position++)
                pairs[position][((int)(last >> (8 * position)) & 0xF) | (((int)(bits >> ((8 * position) + 4)) & 0xF) << 4)]++;
            previous = bits;
        }

        foreach (var cells in pairs)
            GoodnessOfFit.AssertChiSquare(cells, _ => 1.0 / 256);
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void Neighbours_are_uncorrelated(string direction)
    {
        var units = Sequence(direction).Select(RandomUnit).ToArray();
        for (var lag = 1; lag <= 8; lag++)
        {
            var products = units.Skip(lag).Zip(units, static (left, right) => (left - 0.5) * (right - 0.5)).ToArray();
            GoodnessOfFit.AssertMean(products, 0, 1.0 / 144);
        }
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void The_number_of_ones_is_binomial(string direction)
        => GoodnessOfFit.AssertMean([.. Sequence(direction).Select(static bits => (double)BitOperations.PopCount(bits))], 32, 16);

    /// <summary>With 64 · 64 cells the two-sided rate is 10⁻⁶ · 4096/2 were it not for the wider bound taken here: 6.5 standard errors.</summary>
    [Fact]
    public void Each_bit_of_a_part_changes_each_bit_of_the_draw_half_of_the_time()
    {
        const int trials = 10_000;
        var flips = NewCells(64, 64);
        for (var trial = 0; trial < trials; trial++)
        {
            var bits = Root.With(trial).Bits;
            for (var input = 0; input < 64; input++)
            {
                var changed = bits ^ Root.With((ulong)trial ^ (1UL << input)).Bits;
                for (var output = 0; output < 64; output++)
                    flips[input][output] += (long)(changed >> output) & 1;
            }
        }

        var bound = 6.5 * Math.Sqrt(trials / 4.0);
        Assert.All(flips.SelectMany(static row => row), count => Assert.InRange(count, (trials / 2.0) - bound, (trials / 2.0) + bound));
    }

    [Fact]
    public void Draws_below_a_bound_are_uniform()
    {
        var counts = new long[13];
        for (var i = 0; i < Draws; i++)
            counts[Root.With("die").With(i).Below(counts.Length)]++;
        GoodnessOfFit.AssertChiSquare(counts, _ => 1.0 / 13);
    }

    private static double RandomUnit(ulong bits) => bits / 18446744073709551616.0;

    private static long[][] NewCells(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new long[columns])];

    private static IEnumerable<ulong> Sequence(string direction)
    {
        var stream = Root.Stream();
        for (var i = 0; i < Draws; i++)
        {
            yield return direction switch
            {
                "stream" => stream.NextBits(),
                "users" => Root.With(i).With(3).With("cpu-demand").Bits,
                "iterations" => Root.With(17).With(i).With("cpu-demand").Bits,
                "strided" => Root.With((ulong)i << 40).Bits,
                "grid" => Root.With(i & 0xFF).With((i >> 8) & 0xFF).With(i >> 16).Bits,
                "names" => Root.With($"user-{i}").Bits,
                "seeds" => DrawKey.FromSeed((ulong)i).Bits,
                _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "No such direction."),
            };
        }
    }
}
