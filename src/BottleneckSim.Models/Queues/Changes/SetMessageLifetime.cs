using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Changes how old a message may get before it is dropped; those that are too old go at once.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="Lifetime">1 ms to 14 days; null means without end.</param>
public sealed record SetMessageLifetime(string Queue, Duration? Lifetime) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-message-lifetime";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Queue(Queue) with
    {
        MessageLifetime = Lifetime is { } time ? QueueEdits.RequireRange("A message's lifetime", time, Duration.FromMilliseconds(1), Duration.FromSeconds(14 * 86_400)) : null,
    });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Lifetime = before.Queue(Queue).MessageLifetime };

    /// <inheritdoc />
    public override string Describe() => Lifetime is { } time ? $"{Queue}: messages live for {time}" : $"{Queue}: messages live without end";
}
