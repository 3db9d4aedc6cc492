using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Observations.Changes;

/// <summary>A change of a run: when it was begun and when it was complete.</summary>
/// <param name="Begun">When it was applied.</param>
/// <param name="Completed">When the last node had done what it asks; null if that is still to come.</param>
/// <param name="Kind">The kind of change, for example <c>add-index</c>; empty for a crash.</param>
/// <param name="Description">What was done, as an operator would note it.</param>
/// <param name="Origin">Who did it.</param>
public sealed record ChangeProgress(Instant Begun, Instant? Completed, string Kind, string Description, ChangeOrigin Origin)
{
    /// <summary>How long it took; null if it is not complete.</summary>
    public Duration? Taken => Completed - Begun;
}
