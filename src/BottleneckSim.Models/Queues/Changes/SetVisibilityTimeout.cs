using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Queues.Changes;

/// <summary>Changes how long a delivered message stays hidden before it is delivered again. What is delivered already keeps its time-out.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="Timeout">1 ms to 12 h; null means that messages come back only when their consumer's connection breaks.</param>
public sealed record SetVisibilityTimeout(string Queue, Duration? Timeout) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-visibility-timeout";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Queue(Queue) with
    {
        VisibilityTimeout = Timeout is { } time ? QueueEdits.RequireRange("A visibility time-out", time, Duration.FromMilliseconds(1), Duration.FromSeconds(12 * 3_600)) : null,
    });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Timeout = before.Queue(Queue).VisibilityTimeout };

    /// <inheritdoc />
    public override string Describe() => Timeout is { } time ? $"{Queue}: messages are hidden for {time} once delivered" : $"{Queue}: messages come back only when a connection breaks";
}
