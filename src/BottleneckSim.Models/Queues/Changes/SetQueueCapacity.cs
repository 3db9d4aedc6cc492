using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Changes how many messages may wait. Those that wait stay.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="Messages">1 to 100,000,000.</param>
public sealed record SetQueueCapacity(string Queue, int Messages) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-queue-capacity";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Queue(Queue) with { Capacity = SystemEdits.RequireRange("Messages", Messages, 1, 100_000_000) });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Messages = before.Queue(Queue).Capacity };

    /// <inheritdoc />
    public override string Describe() => $"{Queue}: room for {SystemEdits.Number(Messages)} messages";
}
