using System.Numerics;

namespace BottleneckSim.Kernel.Digests;

/// <summary>A node's hash chain over the integer facts of its run: the same facts in the same order give the same value.</summary>
/// <remarks>
/// <code>
///   state ──► (state + fact × p₁) rotated by 31, × p₂ ──► state' ──► … ──► avalanche with the count of facts ──► value
/// </code>
/// Each step is a bijection of the state for a given fact and of the fact for a given state, so one differing fact always
/// makes the chains differ. The constants are the first 64 bits of the fractions of √2, √3 and √5, made odd.
/// A digest detects change; it is not for security. This is a mutable struct: keep it in a field and pass it by reference.
/// </remarks>
public struct NodeDigest
{
    private const ulong FactMultiplier = 0x6a09_e667_f3bc_c909;
    private const ulong StateMultiplier = 0xbb67_ae85_84ca_a73b;
    private const ulong CountMultiplier = 0x3c6e_f372_fe94_f82b;
    private const int Rotation = 31;

    private ulong _state;

    /// <summary>How many facts the chain holds.</summary>
    public long Count { get; private set; }

    /// <summary>The digest of all facts so far; zero when there are none.</summary>
    public readonly ulong Value => Avalanche(unchecked(_state + ((ulong)Count * CountMultiplier)));

    /// <summary>Appends a fact.</summary>
    public void Add(long fact) => Add(unchecked((ulong)fact));

    /// <summary>Appends a fact.</summary>
    public void Add(ulong fact)
    {
        _state = Step(_state, fact);
        Count++;
    }

    /// <summary>Appends two facts in this order.</summary>
    public void Add(ulong first, ulong second)
    {
        _state = Step(Step(_state, first), second);
        Count += 2;
    }

    /// <summary>Appends three facts in this order.</summary>
    public void Add(ulong first, ulong second, ulong third)
    {
        _state = Step(Step(Step(_state, first), second), third);
        Count += 3;
    }

    /// <summary>Appends four facts in this order.</summary>
    public void Add(ulong first, ulong second, ulong third, ulong fourth)
    {
        _state = Step(Step(Step(Step(_state, first), second), third), fourth);
        Count += 4;
    }

    private static ulong Step(ulong state, ulong fact) =>
        unchecked(BitOperations.RotateLeft(state + (fact * FactMultiplier), Rotation) * StateMultiplier);

    private static ulong Avalanche(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 32)) * FactMultiplier;
            value = (value ^ (value >> 29)) * StateMultiplier;
            return value ^ (value >> 32);
        }
    }
}
