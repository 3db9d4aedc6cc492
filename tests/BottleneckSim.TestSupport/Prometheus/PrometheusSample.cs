namespace BottleneckSim.TestSupport.Prometheus;

/// <summary>One value that a query gave.</summary>
/// <param name="Labels">Its labels.</param>
/// <param name="Value">The value; NaN is possible.</param>
public sealed record PrometheusSample(IReadOnlyDictionary<string, string> Labels, double Value);
