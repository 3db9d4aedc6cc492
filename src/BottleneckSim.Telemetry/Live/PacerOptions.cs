namespace BottleneckSim.Telemetry.Live;

/// <summary>How a live run keeps pace with the clock.</summary>
public sealed record PacerOptions
{
    /// <summary>The highest speed.</summary>
    public const double MaximumSpeed = 1000;

    /// <summary>
    /// Simulated seconds a second, above 0 up to <see cref="MaximumSpeed"/>. Default 1: at any other speed <c>rate()</c> is
    /// wrong by that factor, since scrapes are dated by the wall clock.
    /// </summary>
    public double Speed { get; init; } = 1;

    /// <summary>How long the pacer sleeps when it is on time, 1 ms to 1 s. Default 50 ms.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How often resources are sampled between scrapes, so that a pusher sees them too. Default 1 s.</summary>
    public TimeSpan SampleInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest stretch of wall-clock time made good in one step; between steps scrapes and changes have their turn. Default 250 ms.
    /// </summary>
    public TimeSpan MaximumStep { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How far the run may be behind, in wall-clock time; what is more is given up, and the run goes on later than the clock. At
    /// least <see cref="MaximumStep"/>. Default 5 s.
    /// </summary>
    public TimeSpan MaximumLag { get; init; } = TimeSpan.FromSeconds(5);

    internal void Validate()
    {
        Require(Speed is > 0 and <= MaximumSpeed, $"{nameof(Speed)} is {Speed}; allowed is above 0 up to {MaximumSpeed}.");
        Require(Tick >= TimeSpan.FromMilliseconds(1) && Tick <= TimeSpan.FromSeconds(1), $"{nameof(Tick)} is {Tick}; allowed is 1 ms to 1 s.");
        Require(SampleInterval > TimeSpan.Zero, $"{nameof(SampleInterval)} is {SampleInterval}; it must be above zero.");
        Require(MaximumStep > TimeSpan.Zero, $"{nameof(MaximumStep)} is {MaximumStep}; it must be above zero.");
        Require(MaximumLag >= MaximumStep, $"{nameof(MaximumLag)} is {MaximumLag}; it must be at least {nameof(MaximumStep)}, {MaximumStep}.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
