namespace BottleneckSim.Validation.Plots;

/// <summary>A point, perhaps with an error bar.</summary>
/// <param name="X">Horizontal.</param>
/// <param name="Y">Vertical.</param>
/// <param name="Low">The lower end of the error bar; null means none.</param>
/// <param name="High">The upper end of the error bar.</param>
public readonly record struct PlotPoint(double X, double Y, double? Low = null, double? High = null);
