namespace BottleneckSim.Kernel.Randomness;

/// <summary>
/// The address of a random draw. A draw is stateless: its value is a hash of who draws and what for, never of what was drawn before.
/// </summary>
/// <remarks>
/// <code>
///  seed ─► population ─► user ─► iteration ─► step path ─► loop index ─► purpose ─► Bits | UnitOpen | Below(n)
///                                                                            └────► Stream(): as many numbers as a sampler wants
/// </code>
/// <para>
/// <b>Common random numbers.</b> Two runs of one seed, one with a fix and one without, ask the same question at the same address and
/// get the same answer, whichever path a request takes and however many other draws happen in between. Their difference is then due to
/// the fix, not to luck, and few replications tell it (Law, Simulation Modeling and Analysis, 5th edition, section 11.2).
/// </para>
/// <para>
/// <b>Per request or per execution.</b> What belongs to the request (the work it asks for, its size, its key) is keyed
/// <c>per-request</c>: every retry, hedge and copy sees the same value. What belongs to one attempt on one machine (a slow disk seek,
/// interference) is keyed <c>per-execution</c>: add the number of the attempt with <see cref="With(ulong)"/>, and a hedge has a fresh chance.
/// </para>
/// <para>The order of the parts matters. State is 64 bits: among 10⁸ addresses two collide with probability under 0.0003, and that does no harm.</para>
/// </remarks>
public readonly struct DrawKey : IEquatable<DrawKey>
{
    /// <summary>2⁶⁴ divided by the golden ratio, made odd: SplitMix64's increment.</summary>
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private readonly ulong _state;

    private DrawKey(ulong state) => _state = state;

    /// <summary>Sixty-four random bits: the draw itself.</summary>
    public ulong Bits => StableHash.Mix(_state ^ DrawStream.Domain);

    /// <summary>A uniform draw in the open interval (0, 1).</summary>
    public double UnitOpen => RandomBits.ToUnitOpen(Bits);

    /// <summary>The root of all draws of a run.</summary>
    /// <param name="seed">Any number; neighbouring seeds give unrelated runs.</param>
    public static DrawKey FromSeed(ulong seed) => new(StableHash.Mix(seed + GoldenGamma));

    /// <summary>Whether both address the same draw.</summary>
    public static bool operator ==(DrawKey left, DrawKey right) => left._state == right._state;

    /// <summary>Whether the draws differ.</summary>
    public static bool operator !=(DrawKey left, DrawKey right) => left._state != right._state;

    /// <summary>The address one part further down: a user, an iteration, a loop index, an attempt.</summary>
    /// <param name="part">Any number; consecutive ones are as good as any.</param>
    public DrawKey With(ulong part) => new(StableHash.Mix(_state + (GoldenGamma * (part + 1))));

    /// <summary>The address one part further down: a loop index, a counter.</summary>
    /// <param name="part">Any number.</param>
    public DrawKey With(long part) => With((ulong)part);

    /// <summary>The address one part further down: a loop index, a counter.</summary>
    /// <param name="part">Any number.</param>
    public DrawKey With(int part) => With((ulong)part);

    /// <summary>The address one name further down. Hashes the text each time: on a hot path hash once and keep the key.</summary>
    /// <param name="name">The name of a population, a node or a step.</param>
    public DrawKey With(string name) => With(StableHash.OfName(name));

    /// <summary>The address of the draw for one purpose; usually the last part.</summary>
    /// <param name="purpose">What the draw is for.</param>
    /// <exception cref="ArgumentException">The purpose is the default value.</exception>
    public DrawKey With(Purpose purpose)
    {
        if (purpose.Hash == 0)
            throw new ArgumentException("A draw needs a declared purpose: new Purpose(\"cpu-demand\"), not default.", nameof(purpose));
        return With(purpose.Hash);
    }

    /// <summary>A uniform draw in [0, bound).</summary>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int Below(int bound)
    {
        RandomBits.RequirePositive(bound);
        return (int)RandomBits.Below(Bits, (ulong)bound);
    }

    /// <inheritdoc cref="Below(int)" />
    public long Below(long bound)
    {
        RandomBits.RequirePositive(bound);
        return (long)RandomBits.Below(Bits, (ulong)bound);
    }

    /// <summary>A fresh stream of numbers that belong to this address. Streams of one key are equal.</summary>
    public DrawStream Stream() => new(_state);

    /// <inheritdoc />
    public bool Equals(DrawKey other) => _state == other._state;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is DrawKey other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => (int)_state;

    /// <summary>The state in hexadecimal digits, for messages.</summary>
    public override string ToString() => $"{_state:x16}";
}
