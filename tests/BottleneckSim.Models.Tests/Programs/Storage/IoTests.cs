using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Programs.Storage;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Tests.Programs.Storage;

public class IoTests
{
    /// <summary>One arm: 10 ms to position, 1 ms where it stands, 1 MB in 1 ms, 5 ms to flush.</summary>
    private static readonly DiskOptions Arm = new(1, Duration.FromMilliseconds(10), Duration.FromMilliseconds(1), 1_000_000_000, Duration.FromMilliseconds(5));

    [Theory]
    [InlineData(1_000_000, 0, 1, false, 11)]
    [InlineData(1_000_000, 0, 4, false, 41)]
    [InlineData(0, 2_000_000, 1, true, 17)]
    public void A_request_waits_for_its_nodes_disk(long read, long written, int accesses, bool isFlushed, double milliseconds)
    {
        var step = new IoStep(read, written) { Accesses = accesses, IsFlushed = isFlushed };

        Assert.All(Latencies(step, 100), latency => Assert.Equal(2 + milliseconds, latency));
    }

    [Fact]
    public void What_goes_on_where_it_left_off_does_not_position_anew()
    {
        var latencies = Latencies(new IoStep(0, 1_000_000) { IsSequential = true }, 100).ToList();

        Assert.Equal(13, latencies[0]);
        Assert.All(latencies.Skip(1), latency => Assert.Equal(4, latency));
    }

    [Fact]
    public void Requests_queue_for_one_arm() => Assert.True(Latencies(new IoStep(1_000_000, 0), 10).Last() > 50);

    [Fact]
    public void A_tier_without_a_disk_cannot_read_files()
    {
        var mistake = Assert.Throws<InvalidSystemException>(() => SystemCompiler.Compile(Village.Of(Village.Every(10), Village.Web(new IoStep(1, 0)))));

        Assert.Contains("disk: ssd", mistake.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<double> Latencies(IoStep step, double gapMilliseconds) => Record
        .Of(Village.Of(Village.Every(gapMilliseconds), Village.Web(step) with { Disk = Arm }), seconds: 1)
        .Finished.Select(fact => fact.Latency.Milliseconds());
}
