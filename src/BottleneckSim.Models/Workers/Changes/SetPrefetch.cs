using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Workers.Changes;

/// <summary>Changes how many messages a node takes in advance. What is in hand stays.</summary>
/// <param name="Tier">The worker tier.</param>
/// <param name="Messages">0 to 10,000.</param>
public sealed record SetPrefetch(string Tier, int Messages) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-prefetch";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Workers(Tier) with { Prefetch = SystemEdits.RequireRange("Messages in advance", Messages, 0, WorkerOptions.MaximumPrefetch) });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Messages = before.Workers(Tier).Prefetch };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: {SystemEdits.Number(Messages)} messages in advance on each node";
}
