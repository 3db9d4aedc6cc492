namespace BottleneckSim.Models.Resources.Cpu.Contention;

/// <summary>How busy cores slow each other down at what they share: last-level cache, memory bandwidth, cache lines that wander.</summary>
/// <remarks>
/// <code>
/// work done a second
///   ▲        ..·····..            speed of each of b busy cores = 1 ÷ (1 + σ·(b − 1) + κ·b·(b − 1))
///   │    .·´          `·.
///   │ .·´                 peak at b = √((1 − σ) ÷ κ)
///   └──────────────────► busy cores
/// </code>
/// Source: Gunther's universal scalability law (Guerrilla Capacity Planning, 2007, chapter 4). Its throughput of b cores is b times the speed above.
/// </remarks>
/// <param name="Contention">σ: what each further busy core adds to the time of everybody's work: 0 to 10, default 0.02.</param>
/// <param name="Coherence">κ: what each pair of busy cores adds: 0 to 1, default 0.</param>
public sealed record MemoryContentionOptions(double Contention = MemoryContentionOptions.DefaultContention, double Coherence = 0)
{
    /// <summary>A mild contention: eight busy cores are 12 % slower each (an assumption; measure your own).</summary>
    public const double DefaultContention = 0.02;

    private const double Million = 1_000_000;

    /// <summary>By how many millionths work takes longer.</summary>
    /// <param name="busyCores">Busy cores.</param>
    public long InflationMillionths(int busyCores)
    {
        var others = Math.Max(0, busyCores - 1);
        return (long)((((Contention * others) + (Coherence * others * busyCores)) * Million) + 0.5);
    }
}
