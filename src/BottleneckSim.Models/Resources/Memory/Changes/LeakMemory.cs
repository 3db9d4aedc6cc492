using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Memory.Changes;

/// <summary>Every request of a tier leaves so much behind for ever.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="BytesPerRequest">What a request leaves: 1 byte to 1 GiB.</param>
public sealed record LeakMemory(string Tier, long BytesPerRequest) : Change
{
    private const long MostBytes = 1L << 30;

    /// <inheritdoc />
    public override string Kind => "leak-memory";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithMemory(
        Tier, system.Memory(Tier) with { LeakBytesPerRequest = MemoryEdits.RequireRange("A leak", BytesPerRequest, 1, MostBytes) });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => before.Memory(Tier).LeakBytesPerRequest is > 0 and var bytes ? this with { BytesPerRequest = bytes } : new FixLeak(Tier);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: every request leaks {SystemEdits.Number(BytesPerRequest)} bytes";
}
