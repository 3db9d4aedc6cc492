namespace BottleneckSim.Scenarios.Specimens;

/// <summary>A sequence of choices that follows from its seed (SplitMix64: Steele, Lea, Flood, OOPSLA 2014, figure 15).</summary>
/// <param name="seed">The seed.</param>
internal sealed class Choices(ulong seed)
{
    private const double Unit = 1.0 / (1UL << 53);
    private ulong _state = seed;

    /// <summary>A whole number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Whether something happens that happens once in so many times.</summary>
    public bool OnceIn(int times) => Below(times) == 0;

    /// <summary>A number from 0 to below 1.</summary>
    public double Fraction() => (Next() >> 11) * Unit;

    /// <summary>One of some things.</summary>
    public T Of<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    private ulong Next()
    {
        _state += 0x9e37_79b9_7f4a_7c15;
        var mixed = (_state ^ (_state >> 30)) * 0xbf58_476d_1ce4_e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d0_49bb_1331_11eb;
        return mixed ^ (mixed >> 31);
    }
}
