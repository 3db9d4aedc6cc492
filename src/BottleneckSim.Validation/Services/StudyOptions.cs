using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Validation.Services.Predictions;

namespace BottleneckSim.Validation.Services;

/// <summary>How much is measured and simulated. Fixed beforehand.</summary>
public sealed record StudyOptions
{
    /// <summary>The root of the generator's draws.</summary>
    public ulong GeneratorSeed { get; init; } = 20_261_122;

    /// <summary>The first seed of the simulator.</summary>
    public ulong FirstSeed { get; init; } = 1;

    /// <summary>Requests that warm the service and fill its cache. They are not measured.</summary>
    public int WarmUpRequests { get; init; } = 8_000;

    /// <summary>Requests of each phase at low load.</summary>
    public int PhaseRequests { get; init; } = 2_000;

    /// <summary>The mean pause between two requests at low load.</summary>
    public Duration Pause { get; init; } = Duration.FromMilliseconds(1);

    /// <summary>The mean pauses after which the mix is measured one at a time, rising from 0; <see cref="Pause"/> is one of them.</summary>
    public ImmutableArray<Duration> Pauses { get; init; } = [Duration.Zero, Duration.FromMilliseconds(1), Duration.FromMilliseconds(5), Duration.FromMilliseconds(20)];

    /// <summary>How often each pause is measured.</summary>
    public int WarmthRounds { get; init; } = 3;

    /// <summary>How long a pause is measured in a round.</summary>
    public Duration WarmthTime { get; init; } = Duration.FromSeconds(5);

    /// <summary>Connections of the generator.</summary>
    public int Connections { get; init; } = 128;

    /// <summary>The rates that are offered, as shares of the predicted knee, rising.</summary>
    public ImmutableArray<double> Shares { get; init; } = [0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2];

    /// <summary>What is counted at each rate.</summary>
    public RateWindow Window { get; init; } = new(Duration.FromMilliseconds(500), Duration.FromMilliseconds(3_500));

    /// <summary>How often every rate is offered; each time in another order.</summary>
    public int Blocks { get; init; } = 6;

    /// <summary>Windows that the simulator sees at each rate.</summary>
    public int SimulatedWindows { get; init; } = 80;

    /// <summary>Windows that the simulator sees at each rate while it looks for the knee.</summary>
    public int SimulatedWindowsForKnee { get; init; } = 10;

    /// <summary>How often a disturbed measurement is repeated.</summary>
    public int Repetitions { get; init; } = 2;

    /// <summary>Everything: six minutes when nothing is disturbed.</summary>
    public static StudyOptions Whole { get; } = new();

    /// <summary>Every part, but short: under a minute.</summary>
    public static StudyOptions Bounded { get; } = new()
    {
        WarmUpRequests = 5_000,
        WarmthRounds = 1,
        WarmthTime = Duration.FromSeconds(2),
        PhaseRequests = 800,
        Blocks = 1,
        SimulatedWindows = 20,
        SimulatedWindowsForKnee = 4,
        Repetitions = 0,
        Window = new RateWindow(Duration.FromMilliseconds(300), Duration.FromMilliseconds(1_700)),
    };
}
