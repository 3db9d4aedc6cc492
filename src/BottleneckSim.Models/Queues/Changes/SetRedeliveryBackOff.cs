using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Changes how long a message waits after its work failed. What waits keeps its back-off.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="BackOff">The waits; null means none.</param>
public sealed record SetRedeliveryBackOff(string Queue, RedeliveryBackOff? BackOff) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-redelivery-back-off";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Queue(Queue) with
    {
        BackOff = BackOff is not { } waits ? null : new RedeliveryBackOff(
            QueueEdits.RequireRange("The first back-off", waits.First, Duration.FromMilliseconds(1), Duration.FromSeconds(900)),
            QueueEdits.RequireRange("The longest back-off", waits.Most, waits.First, Duration.FromSeconds(12 * 3_600))),
    });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { BackOff = before.Queue(Queue).BackOff };

    /// <inheritdoc />
    public override string Describe() => BackOff is { } waits ? $"{Queue}: failed messages wait for {waits.First} to {waits.Most}" : $"{Queue}: failed messages wait for nothing";
}
