using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Scenarios.Exercises;

/// <summary>An exercise done without a person: what is found, what is done about it, and how surely that is judged.</summary>
public sealed record ExerciseScript
{
    /// <summary>The scenario's name, or its file's path from the script's folder.</summary>
    public required string Scenario { get; init; }

    /// <summary>Where the bottleneck is; null says that nothing is wrong.</summary>
    public Diagnosis? Diagnosis { get; init; }

    /// <summary>The fix of the practice menu; null leaves the system as it is.</summary>
    public string? Fix { get; init; }

    /// <summary>The base that the seeds of all replications are derived from; null means the grader's own.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Replications at most: 2 to 1,000; null means as many as the grader's stopping rule takes.</summary>
    public int? Replications { get; init; }
}
