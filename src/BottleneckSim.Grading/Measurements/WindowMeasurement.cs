using System.Collections.Immutable;

namespace BottleneckSim.Grading.Measurements;

/// <summary>Everything measured in one window of one run.</summary>
public sealed record WindowMeasurement
{
    /// <summary>The window.</summary>
    public required MeasurementWindow Window { get; init; }

    /// <summary>What became of users' requests, by operation name.</summary>
    public required ImmutableSortedDictionary<string, OperationMeasurement> Operations { get; init; }

    /// <summary>The use of every resource, by node name and the resource's position.</summary>
    public required ImmutableArray<ResourceUse> Resources { get; init; }

    /// <summary>The statements by database, query and plan.</summary>
    public required ImmutableArray<StatementMeasurement> Statements { get; init; }

    /// <summary>The jobs of workers, by tier and job.</summary>
    public required ImmutableArray<JobMeasurement> Jobs { get; init; }

    /// <summary>The caches by name.</summary>
    public required ImmutableArray<CacheMeasurement> Caches { get; init; }

    /// <summary>The message queues by name.</summary>
    public required ImmutableArray<QueueMeasurement> Queues { get; init; }

    /// <summary>How old the answers of caches and databases were, by tier; a tier that was asked nothing may be missing.</summary>
    public ImmutableSortedDictionary<string, StalenessMeasurement> Staleness { get; init; } =
        ImmutableSortedDictionary.Create<string, StalenessMeasurement>(StringComparer.Ordinal);

    /// <summary>What the instances cost an hour in the window, drained ones included until they were gone.</summary>
    public required decimal CostPerHour { get; init; }

    /// <summary>What they cost in the window.</summary>
    public decimal Cost => CostPerHour * Window.Length.Nanoseconds / 3_600_000_000_000m;
}
