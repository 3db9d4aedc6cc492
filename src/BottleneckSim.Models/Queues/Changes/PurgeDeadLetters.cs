using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Throws all dead letters away.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="IsTakenBack">Whether it is struck from the record; what was done stays done.</param>
public sealed record PurgeDeadLetters(string Queue, bool IsTakenBack = false) : Change
{
    /// <inheritdoc />
    public override string Kind => "purge-dead-letters";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Queue(Queue) with
    {
        DeadLetterPurges = system.Queue(Queue).DeadLetterPurges + (IsTakenBack ? -1 : 1),
    });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { IsTakenBack = !IsTakenBack };

    /// <inheritdoc />
    public override string Describe() => IsTakenBack ? $"{Queue}: strike from the record: throw the dead letters away" : $"{Queue}: throw the dead letters away";
}
