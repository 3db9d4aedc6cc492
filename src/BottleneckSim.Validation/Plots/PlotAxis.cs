namespace BottleneckSim.Validation.Plots;

/// <summary>An axis.</summary>
/// <param name="Label">What it measures, with the unit.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal ratios; values of 0 or less are then left out.</param>
/// <param name="Minimum">Where it begins; null means at the smallest value.</param>
/// <param name="Maximum">Where it ends; null means at the largest value.</param>
public sealed record PlotAxis(string Label, bool IsLogarithmic = false, double? Minimum = null, double? Maximum = null);
