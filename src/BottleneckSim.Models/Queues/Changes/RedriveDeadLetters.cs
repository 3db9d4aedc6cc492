using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Puts all dead letters back into the queue, as if they had never been delivered.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="IsTakenBack">Whether it is struck from the record; what was done stays done.</param>
public sealed record RedriveDeadLetters(string Queue, bool IsTakenBack = false) : Change
{
    /// <inheritdoc />
    public override string Kind => "redrive-dead-letters";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Queue(Queue) with
    {
        Redrives = system.Queue(Queue).Redrives + (IsTakenBack ? -1 : 1),
    });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { IsTakenBack = !IsTakenBack };

    /// <inheritdoc />
    public override string Describe() => IsTakenBack ? $"{Queue}: strike from the record: put the dead letters back into the queue" : $"{Queue}: put the dead letters back into the queue";
}
