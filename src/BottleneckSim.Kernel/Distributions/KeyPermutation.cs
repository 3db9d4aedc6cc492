using System.Numerics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>A random-looking one-to-one mapping of the numbers 0 to count − 1 onto themselves, without a table.</summary>
/// <remarks>
/// Spreads popular ranks over a key space, so that hot keys are no neighbours in a table or a shard. Three rounds of shift-xor and odd
/// multiplication permute the numbers of as many bits as count needs; a result beyond count is permuted again until it falls inside
/// (cycle walking: Black &amp; Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002), fewer than twice on average.
/// </remarks>
public sealed class KeyPermutation
{
    private const int Rounds = 3;

    private readonly ulong _mask;
    private readonly int _shift;
    private readonly ulong[] _addends = new ulong[Rounds];
    private readonly ulong[] _oddFactors = new ulong[Rounds];

    /// <summary>Makes the permutation.</summary>
    /// <param name="count">How many numbers there are: at least 1.</param>
    /// <param name="key">Chooses one of the permutations.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public KeyPermutation(long count, DrawKey key)
    {
        if (count < 1)
            throw Parameters.Refusal(nameof(count), count, "at least 1");
        Count = count;
        var bits = 64 - BitOperations.LeadingZeroCount((ulong)(count - 1));
        _mask = (1UL << bits) - 1;
        _shift = Math.Max((bits + 1) / 2, 1);
        var stream = key.Stream();
        for (var round = 0; round < Rounds; round++)
        {
            _addends[round] = stream.NextBits();
            _oddFactors[round] = stream.NextBits() | 1;
        }
    }

    /// <summary>How many numbers there are.</summary>
    public long Count { get; }

    /// <summary>The number that an index is mapped to; different indexes have different ones.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1. For a rank pass rank − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public long Permute(long index)
    {
        if (index < 0 || index >= Count)
            throw Parameters.Refusal(nameof(index), index, $"from 0 to {Count - 1}");
        var value = (ulong)index;
        do
            value = PermuteBits(value);
        while (value >= (ulong)Count);
        return (long)value;
    }

    /// <summary>Each step can be undone, so the whole is one-to-one: shift-xor by half of the bits or more, plus, times odd, modulo 2^bits.</summary>
    private ulong PermuteBits(ulong value)
    {
        for (var round = 0; round < Rounds; round++)
        {
            value = (value + _addends[round]) & _mask;
            value ^= value >> _shift;
            value = (value * _oddFactors[round]) & _mask;
        }

        return value ^ (value >> _shift);
    }
}
