using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Changes how often a message is delivered before it goes to the dead letters; it counts when a message comes back.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="Deliveries">1 to 1,000; null means without end.</param>
public sealed record SetMaximumDeliveries(string Queue, int? Deliveries) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-maximum-deliveries";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Queue(Queue) with { MaximumDeliveries = Deliveries is { } most ? SystemEdits.RequireRange("Deliveries", most, 1, 1_000) : null });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Deliveries = before.Queue(Queue).MaximumDeliveries };

    /// <inheritdoc />
    public override string Describe() => Deliveries is { } most ? $"{Queue}: at most {most} deliveries of a message" : $"{Queue}: messages are delivered without end";
}
