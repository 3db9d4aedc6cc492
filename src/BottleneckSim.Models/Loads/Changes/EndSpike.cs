using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Loads.Changes;

/// <summary>Ends a spike before it passes by itself.</summary>
/// <param name="Population">The population; one without a spike stays as it is.</param>
public sealed record EndSpike(string Population) : Change
{
    /// <inheritdoc />
    public override string Kind => "end-spike";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithLoad(system.Load(Population) with { Spike = null });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        before.Load(Population).Spike is { } spike ? new Spike(Population, spike.Factor, spike.Length) : this;

    /// <inheritdoc />
    public override string Describe() => $"{Population}: end the spike";
}
