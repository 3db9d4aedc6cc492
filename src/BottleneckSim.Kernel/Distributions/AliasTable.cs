using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>Chooses one of some items by weight in constant time: the alias method.</summary>
/// <remarks>
/// <code>
///  ┌──┐┌──┐┌──┐┌──┐   As many columns of height 1 as items; what a light item leaves free
///  │C ││C ││D ││  │   is filled by one heavy item, its alias.
///  ├──┤│  │├──┤│D │   A draw picks a column and a height in it.
///  │A │├──┤│  ││  │
///  │  ││B ││C ││  │
///  └──┘└──┘└──┘└──┘
/// </code>
/// Sources: Walker, "An Efficient Method for Generating Discrete Random Variables with General Distributions", ACM TOMS 3(3), 1977; Vose,
/// "A Linear Algorithm for Generating Random Numbers with a Given Distribution", IEEE TSE 17(9), 1991.
/// </remarks>
public sealed class AliasTable
{
    /// <summary>The most items accepted.</summary>
    public const int MaximumCount = 10_000_000;

    private const double TwoTo64 = 18446744073709551616.0;

    private readonly ulong[] _ownHeights;
    private readonly int[] _aliases;

    /// <summary>Builds the table.</summary>
    /// <param name="weights">From 1 to <see cref="MaximumCount"/> weights, finite, at least 0, with a finite sum above 0.</param>
    /// <exception cref="ArgumentException">There is no weight, there are too many, or one is out of range.</exception>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        if (weights.Length is 0 or > MaximumCount)
            throw new ArgumentException($"{weights.Length} weights are given; from 1 to {MaximumCount} are allowed.", nameof(weights));
        var total = 0.0;
        foreach (var weight in weights)
            total += Parameters.RequireNotNegative(weight, nameof(weights));
        Parameters.RequirePositive(total, nameof(weights));

        _ownHeights = new ulong[weights.Length];
        _aliases = new int[weights.Length];
        var heights = new double[weights.Length];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = weights[i] / total * weights.Length;
        Fill(heights);
    }

    /// <summary>The number of items.</summary>
    public int Count => _aliases.Length;

    /// <summary>Draws an item's index.</summary>
    /// <param name="stream">One number of it is used.</param>
    public int Sample(ref DrawStream stream) => Choose(stream.NextBits());

    /// <summary>The item's index that 64 random bits stand for, for instance <see cref="DrawKey.Bits"/>.</summary>
    /// <param name="bits">Random bits: the high half of their product with the count picks the column, the low half the height.</param>
    public int Choose(ulong bits)
    {
        var column = (int)Math.BigMul(bits, (ulong)_aliases.Length, out var height);
        return height < _ownHeights[column] ? column : _aliases[column];
    }

    /// <summary>Fills the columns: a light item's own part, and above it a piece of a heavy one.</summary>
    private void Fill(double[] heights)
    {
        var light = new Stack<int>();
        var heavy = new Stack<int>();
        for (var i = heights.Length - 1; i >= 0; i--)
            (heights[i] < 1 ? light : heavy).Push(i);

        while (light.Count > 0 && heavy.Count > 0)
        {
            var column = light.Pop();
            var donor = heavy.Pop();
            _ownHeights[column] = (ulong)(heights[column] * TwoTo64);
            _aliases[column] = donor;
            heights[donor] -= 1 - heights[column];
            (heights[donor] < 1 ? light : heavy).Push(donor);
        }

        // What is left is full but for rounding errors.
        while (heavy.TryPop(out var item) || light.TryPop(out item))
        {
            _ownHeights[item] = ulong.MaxValue;
            _aliases[item] = item;
        }
    }
}
