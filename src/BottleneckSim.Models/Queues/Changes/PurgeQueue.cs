using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Throws all messages away that wait; those that are being worked on stay.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="IsTakenBack">Whether it is struck from the record; what was done stays done.</param>
public sealed record PurgeQueue(string Queue, bool IsTakenBack = false) : Change
{
    /// <inheritdoc />
    public override string Kind => "purge-queue";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Queue(Queue) with
    {
        Purges = system.Queue(Queue).Purges + (IsTakenBack ? -1 : 1),
    });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { IsTakenBack = !IsTakenBack };

    /// <inheritdoc />
    public override string Describe() => IsTakenBack ? $"{Queue}: strike from the record: throw all waiting messages away" : $"{Queue}: throw all waiting messages away";
}
