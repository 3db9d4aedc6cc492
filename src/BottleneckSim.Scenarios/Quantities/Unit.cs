namespace BottleneckSim.Scenarios.Quantities;

/// <summary>A unit as it is written behind a number.</summary>
/// <param name="Symbol">Its spelling; empty for a plain number.</param>
/// <param name="Factor">How many base units it is.</param>
internal sealed record Unit(string Symbol, decimal Factor);
