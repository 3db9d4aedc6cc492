using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.Neighbours;

namespace BottleneckSim.Models.Tests.Resources.Cpu.Neighbours;

public class NeighbourTests
{
    [Theory]
    [InlineData(1, 1, 1_024, null, 20)] // half of the only core
    [InlineData(2, 1, 1_024, null, 10)] // the host has a core for each
    [InlineData(2, 4, 1_024, null, 25)] // two fifths… of two cores for one thread: 2 ÷ 5 of a core
    [InlineData(1, 1, 3_072, null, 40)]
    [InlineData(1, 1, 1_024, 250, 13.333)] // at most a quarter of a core
    public void A_neighbour_takes_its_share_of_the_host(int cores, int threads, int weight, int? cap, double expected)
    {
        var bench = new CpuBench(new CpuOptions(cores) { Neighbour = new NeighbourOptions(threads, weight, cap) }).Start(0, 10_000, 1);
        bench.Run();
        Assert.Equal(expected * 1_000, bench.Done[0].Nanoseconds, tolerance: 2);
    }

    [Fact]
    public void What_was_wanted_and_not_given_is_booked_as_stolen_and_nothing_else_is()
    {
        var bench = new CpuBench(new CpuOptions(1) { Neighbour = new NeighbourOptions(1) }).Start(1_000, 10_000, 1).Sample(5_000).Sample(50_000);
        bench.Run();
        Assert.Equal(10_000 * 256, bench.Losses.StolenUnits, tolerance: 2);
        Assert.Equal(10_000 * 256, bench.Books.WorkUnits, tolerance: 256);
    }
}
