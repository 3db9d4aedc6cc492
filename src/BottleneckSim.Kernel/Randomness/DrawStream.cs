using System.Runtime.CompilerServices;

namespace BottleneckSim.Kernel.Randomness;

/// <summary>The numbers of one <see cref="DrawKey"/>, one after the other, for samplers that need more than one.</summary>
/// <remarks>
/// A mutable value: pass it by <c>ref</c>; a copy repeats the numbers. SplitMix64 (Steele, Lea &amp; Flood 2014): a counter through a mixer.
/// The counter starts apart from the key's own children (<see cref="Domain"/>) and steps by an increment of its own, so that
/// <c>key.Stream()</c> and <c>key.With(1)</c> share no number.
/// </remarks>
public struct DrawStream
{
    /// <summary>Parts the hash inputs of draws from those of child keys: the fraction bits of √2.</summary>
    internal const ulong Domain = 0x6A09E667F3BCC908;

    /// <summary>The fraction bits of √3, made odd.</summary>
    private const ulong Increment = 0xBB67AE8584CAA73B;

    private ulong _counter;

    internal DrawStream(ulong keyState) => _counter = keyState ^ Domain;

    /// <summary>The next 64 random bits. The first are the key's <see cref="DrawKey.Bits"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits()
    {
        var bits = StableHash.Mix(_counter);
        _counter += Increment;
        return bits;
    }

    /// <summary>The next uniform number in the open interval (0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUnit() => RandomBits.ToUnitOpen(NextBits());

    /// <summary>The next uniform number in [0, bound).</summary>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public long NextBelow(long bound)
    {
        RandomBits.RequirePositive(bound);
        return (long)RandomBits.Below(NextBits(), (ulong)bound);
    }
}
