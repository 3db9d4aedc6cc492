using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.Mathematics;

namespace BottleneckSim.Kernel.Tests.Distributions;

/// <summary>The layers must close at the peak exactly: with a wrong tail start or area they end below it or above.</summary>
public class ZigguratTableTests
{
    private const double Steps = 1L << 53;

    [Fact]
    public void The_exponential_layers_have_one_area_and_close_at_the_peak()
        => AssertLayersClose(ExponentialZiggurat.Layers, static x => Math.Exp(-x), (ExponentialZiggurat.TailStart + 1) * Math.Exp(-ExponentialZiggurat.TailStart));

    [Fact]
    public void The_normal_layers_have_one_area_and_close_at_the_peak()
    {
        const double tailStart = NormalZiggurat.TailStart;
        var tail = Math.Sqrt(2 * Math.PI) * StandardNormal.CumulativeProbability(-tailStart);
        AssertLayersClose(NormalZiggurat.Layers, static x => Math.Exp(-0.5 * x * x), (tailStart * Math.Exp(-0.5 * tailStart * tailStart)) + tail);
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
