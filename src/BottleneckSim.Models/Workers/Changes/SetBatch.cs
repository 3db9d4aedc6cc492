using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Workers.Changes;

/// <summary>Changes how many messages a thread takes at once. What is in hand is finished as it was taken; receives that wait are answered as they were asked.</summary>
/// <param name="Tier">The worker tier.</param>
/// <param name="Batch">The batch; null means one message at a time.</param>
public sealed record SetBatch(string Tier, BatchOptions? Batch) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-batch";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Workers(Tier) with { Batch = Required });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Batch = before.Workers(Tier).Batch };

    /// <inheritdoc />
    public override string Describe() => Batch is { } batch ? $"{Tier}: up to {batch.Size} messages at once{(batch.Overhead is { } job ? $", '{job}' once for each batch" : string.Empty)}" : $"{Tier}: one message at a time";

    private BatchOptions? Required => Batch is { } batch
        ? batch with { Size = SystemEdits.RequireRange("Messages in a batch", batch.Size, 1, BatchOptions.MaximumSize) }
        : null;
}
