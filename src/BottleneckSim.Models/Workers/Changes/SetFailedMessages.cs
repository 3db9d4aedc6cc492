using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Workers.Changes;

/// <summary>Changes what becomes of messages whose work fails: they are acknowledged all the same, or given back.</summary>
/// <param name="Tier">The worker tier.</param>
/// <param name="FailedMessages">What.</param>
public sealed record SetFailedMessages(string Tier, FailedMessages FailedMessages) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-failed-messages";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Workers(Tier) with { FailedMessages = FailedMessages });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { FailedMessages = before.Workers(Tier).FailedMessages };

    /// <inheritdoc />
    public override string Describe() => FailedMessages == FailedMessages.GivenBack ? $"{Tier}: give failed messages back" : $"{Tier}: acknowledge failed messages";
}
