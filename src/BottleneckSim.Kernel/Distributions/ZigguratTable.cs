namespace BottleneckSim.Kernel.Distributions;

/// <summary>The edges of a ziggurat's layers, for a density that falls from x = 0 on.</summary>
/// <remarks>Layer 0 is the bottom one with the tail; layer i from 1 on lies between the heights f(xᵢ) and f(xᵢ₊₁) and is xᵢ wide.</remarks>
internal sealed class ZigguratTable
{
    /// <summary>The number of layers: a power of two, so that some bits of a draw choose one.</summary>
    public const int Layers = 256;

    private const double PositionSteps = 1L << 53;

    private readonly double[] _heights;

    private ZigguratTable(double[] scale, long[] surelyInside, double[] heights)
    {
        Scale = scale;
        SurelyInside = surelyInside;
        _heights = heights;
    }

    /// <summary>For each layer its width divided by 2⁵³: times a 53-bit position it is the point.</summary>
    public double[] Scale { get; }

    /// <summary>For each layer the first 53-bit position that is not surely under the density.</summary>
    public long[] SurelyInside { get; }

    /// <summary>Computes the edges upwards from the tail.</summary>
    /// <param name="tailStart">Where the bottom rectangle ends and the tail begins.</param>
    /// <param name="area">The area of each layer: that of the bottom rectangle and the tail.</param>
    /// <param name="density">The density, 1 at 0, falling; it need not be normalised.</param>
    /// <param name="inverseDensity">Its inverse.</param>
    public static ZigguratTable Build(double tailStart, double area, Func<double, double> density, Func<double, double> inverseDensity)
    {
        var edges = new double[Layers + 1];
        edges[0] = area / density(tailStart);
        edges[1] = tailStart;
        for (var layer = 2; layer < Layers; layer++)
            edges[layer] = inverseDensity((area / edges[layer - 1]) + density(edges[layer - 1]));
        edges[Layers] = 0;

        var scale = new double[Layers];
        var surelyInside = new long[Layers];
        var heights = new double[Layers + 1];
        for (var layer = 0; layer < Layers; layer++)
        {
            scale[layer] = edges[layer] / PositionSteps;
            surelyInside[layer] = (long)(edges[layer + 1] / edges[layer] * PositionSteps);
            heights[layer] = density(edges[layer]);
        }

        heights[Layers] = 1;
        return new ZigguratTable(scale, surelyInside, heights);
    }

    /// <summary>Whether a uniformly chosen height within a layer is below the density at the point.</summary>
    public bool IsBelowDensity(int layer, double unit, double densityAtPoint)
        => _heights[layer] + (unit * (_heights[layer + 1] - _heights[layer])) < densityAtPoint;
}
