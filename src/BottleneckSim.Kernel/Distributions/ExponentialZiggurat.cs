using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>Draws from the exponential distribution of mean 1 by covering its density with 256 layers of one area.</summary>
/// <remarks>
/// <code>
///  f(x) │▔▖            pick a layer by 8 bits and a point in it by 53 others;
///       │──▚▁          left of the next layer's edge (98.9 %) it is under the curve: done;
///       │─────▚▁▁      in the corner compare with the density;
///       │──────────▚▁▁▁▁▁▁   in the bottom layer beyond r: the tail, which is the same law again, moved by r
///       └──────────┴──────
///         x₂₅₅ …   x₁ = r
/// </code>
/// Source: Marsaglia &amp; Tsang, "The Ziggurat Method for Generating Random Variables", Journal of Statistical Software 5(8), 2000. Layer and
/// point come from different bits, which mends the correlation found by Doornik (2005).
/// </remarks>
internal static class ExponentialZiggurat
{
    /// <summary>Where the bottom layer's rectangle ends (the paper's r for 256 layers).</summary>
    internal const double TailStart = 7.69711747013104972;

    internal static readonly ZigguratTable Layers = ZigguratTable.Build(
        TailStart,
        area: (TailStart * DeterministicMath.Exp(-TailStart)) + DeterministicMath.Exp(-TailStart),
        density: static x => DeterministicMath.Exp(-x),
        inverseDensity: static y => -DeterministicMath.Log(y));

    /// <summary>Draws a value above or equal to 0; usually one number of the stream is used.</summary>
    public static double Sample(ref DrawStream stream)
    {
        var bits = stream.NextBits();
        var layer = (int)(bits & (ZigguratTable.Layers - 1));
        var position = (long)(bits >> 11);
        var value = position * Layers.Scale[layer];
        return position < Layers.SurelyInside[layer] ? value : SampleCorner(layer, value, ref stream);
    }

    private static double SampleCorner(int layer, double value, ref DrawStream stream)
    {
        if (layer == 0)
            return TailStart + Sample(ref stream);
        return Layers.IsBelowDensity(layer, stream.NextUnit(), DeterministicMath.Exp(-value)) ? value : Sample(ref stream);
    }
}
