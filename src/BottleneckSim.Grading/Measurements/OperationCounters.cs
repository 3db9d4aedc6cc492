namespace BottleneckSim.Grading.Measurements;

/// <summary>The counters of one operation, shared by all populations that issue it.</summary>
/// <param name="Tallies">One a window.</param>
/// <param name="Series">The series; null if none is wanted.</param>
internal sealed record OperationCounters(OperationTally[] Tallies, OperationSeries? Series);
