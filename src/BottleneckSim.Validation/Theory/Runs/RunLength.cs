using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>How long a system is run, fixed beforehand.</summary>
/// <param name="Relaxation">How long the system takes to forget its state.</param>
/// <param name="Window">What is measured of one replication, at least 100 relaxation times.</param>
/// <param name="Replications">Independent replications.</param>
/// <param name="Samplings">At how many instants of the window resources are sampled, besides its beginning.</param>
internal sealed record RunLength(Duration Relaxation, Duration Window, int Replications, int Samplings = 1)
{
    private const int LeastWarmupRelaxations = 10;
    private const int LeastWindowRelaxations = 100;

    /// <summary>Requests over all replications, about; says how long the run takes.</summary>
    public double Requests { get; init; } = 1e7;

    /// <summary>What is run before the window: 10 relaxation times.</summary>
    public Duration Warmup => Relaxation * LeastWarmupRelaxations;

    /// <summary>What is run after it, so that the requests of the window end.</summary>
    public Duration Drain => Relaxation * LeastWarmupRelaxations;

    /// <summary>The length for so many requests in all.</summary>
    /// <param name="requests">Requests over all replications.</param>
    /// <param name="perNanosecond">Requests a nanosecond.</param>
    /// <param name="relaxationNanoseconds">The relaxation time.</param>
    /// <param name="replications">Independent replications.</param>
    /// <exception cref="ArgumentException">The window would be shorter than 100 relaxation times.</exception>
    public static RunLength OfRequests(double requests, double perNanosecond, double relaxationNanoseconds, int replications)
    {
        var window = requests / replications / perNanosecond;
        if (window < LeastWindowRelaxations * relaxationNanoseconds)
            throw new ArgumentException(FormattableString.Invariant($"A window of {window / relaxationNanoseconds:F0} relaxation times is too short; at least {LeastWindowRelaxations} are needed."), nameof(requests));
        return new RunLength(Duration.FromNanoseconds((long)relaxationNanoseconds), Duration.FromNanoseconds((long)window), replications) { Requests = requests };
    }
}
