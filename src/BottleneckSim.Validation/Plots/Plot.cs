using System.Collections.Immutable;

namespace BottleneckSim.Validation.Plots;

/// <summary>A plot as data.</summary>
public sealed record Plot
{
    /// <summary>The name of its file, without ending: lower-case letters, digits and dashes.</summary>
    public required string Name { get; init; }

    /// <summary>Stands above it.</summary>
    public required string Title { get; init; }

    /// <summary>Says what one should see.</summary>
    public required string Caption { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required PlotAxis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required PlotAxis Y { get; init; }

    /// <summary>What is drawn, first things lowest; at most 8 get a colour of their own.</summary>
    public required ImmutableArray<PlotSeries> Series { get; init; }
}
