using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Links.Changes;

/// <summary>Gives the link between two tiers another bandwidth. What is already on the line keeps its time.</summary>
/// <param name="From">One end: a tier or a load population.</param>
/// <param name="To">The other end.</param>
/// <param name="BytesPerSecond">What each node can send over it in a second, each way: 1,000 to 10¹² bytes; null means that sending takes no time.</param>
public sealed record SetBandwidth(string From, string To, long? BytesPerSecond) : Change
{
    private const long Smallest = 1_000;
    private const long Largest = 1_000_000_000_000;

    /// <inheritdoc />
    public override string Kind => "set-bandwidth";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => BytesPerSecond is null or (>= Smallest and <= Largest)
        ? LinkEdits.With(system, From, To, LinkEdits.Find(system, From, To) with { BytesPerSecond = BytesPerSecond })
        : throw new ChangeRefusedException($"A bandwidth must be {SystemEdits.Number(Smallest)} to {SystemEdits.Number(Largest)} bytes a second, not {SystemEdits.Number(BytesPerSecond.Value)}.");

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { BytesPerSecond = LinkEdits.Find(before, From, To).BytesPerSecond };

    /// <inheritdoc />
    public override string Describe() => BytesPerSecond is { } rate
        ? $"{From} to {To}: {SystemEdits.Number(rate)} bytes a second from each node"
        : $"{From} to {To}: no bound on the bandwidth";
}
