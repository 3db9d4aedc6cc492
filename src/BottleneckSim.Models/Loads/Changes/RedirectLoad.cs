using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Loads.Changes;

/// <summary>Leads a population's new requests to another tier, as a change of a name record does once clients have seen it.</summary>
/// <param name="Population">The population.</param>
/// <param name="To">A web tier with the same endpoints.</param>
public sealed record RedirectLoad(string Population, string To) : Change
{
    /// <inheritdoc />
    public override string Kind => "redirect-load";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) =>
        system.WithLoad(system.Population(Population) with { To = To }).RequireSound();

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { To = before.Population(Population).To };

    /// <inheritdoc />
    public override string Describe() => $"{Population}: ask {To}";
}
