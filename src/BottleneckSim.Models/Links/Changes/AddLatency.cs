using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Links.Changes;

/// <summary>Makes the link between two tiers slower: a longer route, a failing switch.</summary>
/// <param name="From">One end: a tier or a load population.</param>
/// <param name="To">The other end.</param>
/// <param name="By">What is added to the one-way latency in each direction: 1 µs to 10 s.</param>
public sealed record AddLatency(string From, string To, Duration By) : Change
{
    /// <inheritdoc />
    public override string Kind => "add-latency";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => LinkEdits.WithLatency(system, From, To, By);

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new RemoveLatency(From, To, By);

    /// <inheritdoc />
    public override string Describe() => $"{From} to {To}: add {By} of latency";
}
