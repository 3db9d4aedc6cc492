using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Tests.Distributions;

/// <summary>The layers must close at the peak exactly: with a wrong tail start or area they end below it or above.</summary>
public class ZigguratTableTests
{
    private const double Steps = 1L << 53;

    [Fact]
    public void The_exponential_layers_have_one_area_and_close_at_the_peak()
    {
        const double tailStart = ExponentialZiggurat.TailStart;
        AssertLayersClose(ExponentialZiggurat.Layers, static x => Math.Exp(-x), (tailStart + 1) * Math.Exp(-tailStart));
    }

    [Fact]
    public void The_normal_layers_have_one_area_and_close_at_the_peak()
    {
        const double tailStart = NormalZiggurat.TailStart;
        var tail = Math.Sqrt(2 * Math.PI) * StandardNormal.CumulativeProbability(-tailStart);
        AssertLayersClose(NormalZiggurat.Layers, static x => Math.Exp(-0.5 * x * x), (tailStart * Math.Exp(-0.5 * tailStart * tailStart)) + tail);
    }

    [Fact]
    public void A_height_within_a_layer_is_compared_with_the_density()
    {
        var table = ExponentialZiggurat.Layers;
        for (var layer = 1; layer < ZigguratTable.Layers; layer++)
        {
            var bottom = Math.Exp(-table.Scale[layer] * Steps);
            var top = layer + 1 < ZigguratTable.Layers ? Math.Exp(-table.Scale[layer + 1] * Steps) : 1;
            Assert.True(table.IsBelowDensity(layer, 0.3, bottom + (0.31 * (top - bottom))));
            Assert.False(table.IsBelowDensity(layer, 0.3, bottom + (0.29 * (top - bottom))));
        }
    }

    [Fact]
    public void The_normal_tail_follows_its_conditional_law()
    {
        var stream = DrawKey.FromSeed(1).Stream();
        var samples = new double[200_000];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = NormalZiggurat.SampleTail(ref stream);
        var mass = StandardNormal.CumulativeProbability(-NormalZiggurat.TailStart);
        GoodnessOfFit.AssertKolmogorovSmirnov(samples, x => 1 - (StandardNormal.CumulativeProbability(-x) / mass));
    }

    private static void AssertLayersClose(ZigguratTable table, Func<double, double> density, double area)
    {
        var widths = table.Scale.Select(static scale => scale * Steps).ToArray();
        for (var layer = 1; layer < ZigguratTable.Layers; layer++)
        {
            var top = layer + 1 < ZigguratTable.Layers ? density(widths[layer + 1]) : 1;
            Assert.InRange(widths[layer] * (top - density(widths[layer])) / area, 1 - 1e-10, 1 + 1e-10);
        }
    }
}
