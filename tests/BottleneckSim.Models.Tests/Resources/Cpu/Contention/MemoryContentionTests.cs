using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Contention;

namespace BottleneckSim.Models.Tests.Resources.Cpu.Contention;

public class MemoryContentionTests
{
    [Theory]
    [InlineData(0.1, 0, 1, 10)]
    [InlineData(0.1, 0, 2, 11)]
    [InlineData(0.1, 0, 4, 13)]
    [InlineData(0, 0.05, 4, 16)] // 1 + 0.05 · 4 · 3
    public void Busy_cores_slow_each_other_down_by_the_universal_scalability_law(double contention, double coherence, int threads, int expected)
    {
        var bench = new CpuBench(new CpuOptions(4) { MemoryContention = new MemoryContentionOptions(contention, coherence) });
        for (var tag = 1; tag <= threads; tag++)
        {
            bench.Start(0, 10_000, tag);
        }

        bench.Sample(5_000).Run();
        Assert.All(bench.Done, done => Assert.Equal(expected * 1_000, done.Nanoseconds, tolerance: 2));
        Assert.Equal(threads * 5_000 * 256, bench.Losses.StalledUnits + bench.Books.WorkUnits, tolerance: threads);
    }
}
