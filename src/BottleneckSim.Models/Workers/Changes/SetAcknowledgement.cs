using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Workers.Changes;

/// <summary>Changes when workers acknowledge messages: before or after the work. It holds for messages that come from now on.</summary>
/// <param name="Tier">The worker tier.</param>
/// <param name="Acknowledgement">When.</param>
public sealed record SetAcknowledgement(string Tier, Acknowledgement Acknowledgement) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-acknowledgement";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Workers(Tier) with { Acknowledgement = Acknowledgement });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Acknowledgement = before.Workers(Tier).Acknowledgement };

    /// <inheritdoc />
    public override string Describe() => Acknowledgement == Acknowledgement.BeforeWork ? $"{Tier}: acknowledge before the work" : $"{Tier}: acknowledge after the work";
}
