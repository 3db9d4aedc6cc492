using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>Draws from the standard normal distribution with a ziggurat over e^(−x²/2); see <see cref="ExponentialZiggurat"/> for the picture.</summary>
/// <remarks>
/// Source: Marsaglia &amp; Tsang, "The Ziggurat Method for Generating Random Variables", Journal of Statistical Software 5(8), 2000; the tail
/// is Marsaglia's of 1964.
/// </remarks>
internal static class NormalZiggurat
{
    /// <summary>Where the bottom layer's rectangle ends (the paper's r for 256 layers).</summary>
    internal const double TailStart = 3.6541528853610088;

    /// <summary>The area of each layer: r·e^(−r²/2) and the tail beyond r.</summary>
    private const double LayerArea = 0.004928673233974655;

    private const ulong SignBit = ZigguratTable.Layers;

    internal static readonly ZigguratTable Layers = ZigguratTable.Build(
        TailStart,
        LayerArea,
        density: static x => DeterministicMath.Exp(-0.5 * x * x),
        inverseDensity: static y => Math.Sqrt(-2 * DeterministicMath.Log(y)));

    /// <summary>Draws a value; usually one number of the stream is used.</summary>
    public static double Sample(ref DrawStream stream)
    {
        var bits = stream.NextBits();
        var layer = (int)(bits & (ZigguratTable.Layers - 1));
        var position = (long)(bits >> 11);
        var value = position * Layers.Scale[layer];
        if (position >= Layers.SurelyInside[layer] && !TryCorner(layer, ref value, ref stream))
            return Sample(ref stream);
        return (bits & SignBit) == 0 ? value : -value;
    }

    private static bool TryCorner(int layer, ref double value, ref DrawStream stream)
    {
        if (layer > 0)
            return Layers.IsBelowDensity(layer, stream.NextUnit(), DeterministicMath.Exp(-0.5 * value * value));
        value = SampleTail(ref stream);
        return true;
    }

    /// <summary>Draws a value given that it lies beyond <see cref="TailStart"/>: an exponential of that rate, thinned by e^(−x²/2).</summary>
    internal static double SampleTail(ref DrawStream stream)
    {
        while (true)
        {
            var beyond = ExponentialZiggurat.Sample(ref stream) / TailStart;
            if (2 * ExponentialZiggurat.Sample(ref stream) > beyond * beyond)
                return TailStart + beyond;
        }
    }
}
