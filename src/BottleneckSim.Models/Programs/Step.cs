using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Demands;

namespace BottleneckSim.Models.Programs;

/// <summary>One step of a request program. A program is a list of steps, done one after another.</summary>
public abstract record Step
{
    /// <summary>
    /// The name under which the step's demand is drawn, where it is not the one that follows from its place: a step that a change
    /// moved keeps its old name, so that a request asks for the same work before and after.
    /// </summary>
    public string? DrawsAs { get; init; }
}

/// <summary>Computes: takes processor time.</summary>
/// <param name="Demand">Processor time on one core.</param>
/// <param name="Label">A name for what is computed, for profiles and for changes that aim at it; default <c>work</c>.</param>
public sealed record UseCpuStep(DurationDemand Demand, string Label = "work") : Step;

/// <summary>Waits for something outside the system (a mail provider, a payment gateway) that has no queue we could see.</summary>
/// <param name="Demand">How long it takes.</param>
/// <param name="Label">A name for what is waited for; default <c>outside</c>.</param>
public sealed record SleepStep(DurationDemand Demand, string Label = "outside") : Step;

/// <summary>Calls an endpoint of another tier and waits for the answer.</summary>
/// <param name="To">The tier.</param>
/// <param name="Endpoint">The endpoint there.</param>
/// <param name="Pool">The connection pool to go through; null means none.</param>
/// <param name="Timeout">How long to wait for the answer: 1 ms to 1 h, default 30 s.</param>
public sealed record CallStep(string To, string Endpoint, string? Pool, Duration Timeout) : Step
{
    /// <summary>The time-out used where none is written.</summary>
    public static Duration DefaultTimeout => Duration.FromSeconds(30);
}

/// <summary>Asks a database through a connection pool and waits for the rows.</summary>
/// <param name="Query">A query of the database that the pool leads to.</param>
/// <param name="Pool">The pool.</param>
/// <param name="Timeout">How long to wait for the rows: 1 ms to 1 h, default 30 s.</param>
public sealed record QueryStep(string Query, string Pool, Duration Timeout) : Step;

/// <summary>Looks a key up in a cache; on a miss does other steps and then stores the answer (cache-aside).</summary>
/// <param name="Cache">The cache tier.</param>
/// <param name="KeySpace">What is looked up.</param>
/// <param name="Otherwise">What a miss costs.</param>
/// <param name="Timeout">How long to wait for the cache before treating it as a miss: 1 ms to 1 h, default 1 s.</param>
public sealed record CacheStep(string Cache, string KeySpace, ImmutableArray<Step> Otherwise, Duration Timeout) : Step
{
    /// <summary>The time-out used where none is written.</summary>
    public static Duration DefaultTimeout => Duration.FromSeconds(1);
}

/// <summary>Repeats steps one after another.</summary>
/// <param name="Count">How often: 0 to 10,000.</param>
/// <param name="Steps">What is repeated; keys and demands are drawn anew each time.</param>
public sealed record ForEachStep(int Count, ImmutableArray<Step> Steps) : Step;

/// <summary>Hands a message to a queue and waits only until the queue has accepted it.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="Job">The job that a worker will do.</param>
/// <param name="Timeout">How long to wait for the queue's acceptance: 1 ms to 1 h, default 5 s.</param>
public sealed record EnqueueStep(string Queue, string Job, Duration Timeout) : Step
{
    /// <summary>The time-out used where none is written.</summary>
    public static Duration DefaultTimeout => Duration.FromSeconds(5);
}
