using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Links.Changes;

/// <summary>Makes the link between two tiers faster: a shorter route.</summary>
/// <param name="From">One end: a tier or a load population.</param>
/// <param name="To">The other end.</param>
/// <param name="By">What is taken from the one-way latency; at least 1 µs must remain.</param>
public sealed record RemoveLatency(string From, string To, Duration By) : Change
{
    /// <inheritdoc />
    public override string Kind => "remove-latency";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => LinkEdits.WithLatency(system, From, To, Duration.Zero - By);

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new AddLatency(From, To, By);

    /// <inheritdoc />
    public override string Describe() => $"{From} to {To}: take away {By} of latency";
}
