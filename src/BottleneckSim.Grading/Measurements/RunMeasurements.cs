using System.Collections.Immutable;
using BottleneckSim.Observations.Changes;

namespace BottleneckSim.Grading.Measurements;

/// <summary>Everything measured in one run.</summary>
/// <param name="Windows">The windows of the plan, in its order.</param>
/// <param name="OperationSeries">The series of each operation; empty if the plan asked for none.</param>
/// <param name="ResourceSeries">The series of each resource, by <c>node resource</c>; empty if the plan asked for none.</param>
public sealed record RunMeasurements(
    ImmutableArray<WindowMeasurement> Windows,
    ImmutableSortedDictionary<string, ImmutableArray<OperationPoint>> OperationSeries,
    ImmutableSortedDictionary<string, ImmutableArray<ResourcePoint>> ResourceSeries)
{
    /// <summary>The changes made, faults included, with the instants at which they were begun and complete.</summary>
    public ImmutableArray<ChangeProgress> Changes { get; init; } = [];

    /// <summary>The window of this name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public WindowMeasurement Window(string name) =>
        Windows.FirstOrDefault(each => each.Window.Name == name)
        ?? throw new ArgumentException($"There is no window '{name}'; there are {string.Join(", ", Windows.Select(each => each.Window.Name))}.", nameof(name));
}
