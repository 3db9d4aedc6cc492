using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Scenarios;

/// <summary>When things happen in a run that is judged.</summary>
/// <remarks>
/// <code>
/// 0 ──── WarmUp ────────── FixAt ──── JudgedFrom ─────────── End
///  state fills   as it was   │ settling  │  requests issued    │
///                            fix         │  here are graded    │
/// </code>
/// </remarks>
public sealed record Schedule
{
    /// <summary>Time at the start that no figure counts, while queues and caches reach their usual state: 0 s to 1 d, default 30 s.</summary>
    public Duration WarmUp { get; init; } = Duration.FromSeconds(30);

    /// <summary>When the fix is applied to the running system: after <see cref="WarmUp"/>, at most 7 d, default 120 s.</summary>
    public Instant FixAt { get; init; } = Instant.FromSeconds(120);

    /// <summary>Time granted to the fix before anything is judged: 0 s to 1 d, default 60 s.</summary>
    public Duration Settling { get; init; } = Duration.FromSeconds(60);

    /// <summary>Length of the window whose requests are judged: 1 s to 1 d, default 120 s.</summary>
    public Duration Judged { get; init; } = Duration.FromSeconds(120);

    /// <summary>Time between two samples of every node: 100 ms to 1 h, default 5 s.</summary>
    public Duration SampleEvery { get; init; } = Duration.FromSeconds(5);

    /// <summary>The beginning of the judged window.</summary>
    public Instant JudgedFrom => FixAt + Settling;

    /// <summary>The end of the judged window and of the run.</summary>
    public Instant End => FixAt + Settling + Judged;
}
