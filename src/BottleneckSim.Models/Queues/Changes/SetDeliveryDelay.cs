using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Changes how long every new message waits before it may be taken. What waits keeps its delay.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="Delay">0 to 15 min.</param>
public sealed record SetDeliveryDelay(string Queue, Duration Delay) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-delivery-delay";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Queue(Queue) with { DeliveryDelay = QueueEdits.RequireRange("A delivery delay", Delay, Duration.Zero, Duration.FromSeconds(900)) });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Delay = before.Queue(Queue).DeliveryDelay };

    /// <inheritdoc />
    public override string Describe() => $"{Queue}: new messages wait for {Delay}";
}
