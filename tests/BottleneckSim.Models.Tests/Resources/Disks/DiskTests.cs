using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Tests.Resources.Disks;

public sealed class DiskTests
{
    private const long BytePerNanosecond = 1_000_000_000;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(32)]
    public void Small_reads_are_limited_by_the_accesses_that_the_channels_make(int channels)
    {
        var bench = Saturated(DiskBench.Of(channels, random: 100, sequential: 1, bytesPerSecond: 1_000_000_000_000), channels, new DiskOperation { Tag = 0, Reads = 1, ReadBytes = 1 }, 10_100);

        Assert.Equal(channels * 100, bench.Done.Count); // 101 ns an access, byte and all.
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Large_reads_are_limited_by_the_bandwidth_of_the_channels_together(int channels)
    {
        var large = new DiskOperation { Tag = 0, Reads = 1, ReadBytes = 8_000, Stream = 1, Stripes = channels };

        var bench = Saturated(DiskBench.Of(channels, random: 0, sequential: 0, bytesPerSecond: BytePerNanosecond), 2, large, 80_000);

        Assert.Equal(10 * channels, bench.Done.Count); // 80,000 ns at a byte a nanosecond and channel.
    }

    [Fact]
    public void One_scan_of_a_spinning_disk_seeks_once_and_two_that_take_turns_seek_each_time()
    {
        var options = DiskBench.Of(1, random: 10_000, sequential: 100, bytesPerSecond: BytePerNanosecond);

        Assert.Equal("1@10500 1@11100 1@11700", new DiskBench(options).Start(0, Piece(1)).Start(0, Piece(1)).Start(0, Piece(1)).Run());
        Assert.Equal("1@10500 2@21000 1@31500", new DiskBench(options).Start(0, Piece(1)).Start(0, Piece(2)).Start(0, Piece(1)).Run());
    }

    private static DiskOperation Piece(long stream) => new() { Tag = stream, Reads = 1, ReadBytes = 500, Stream = stream };

    private static DiskBench Saturated(DiskOptions options, int inFlight, DiskOperation operation, long until)
    {
        var bench = new DiskBench(options);
        bench.WhenDone = _ => bench.Disk.Start(operation);
        for (var one = 0; one < inFlight; one++)
            bench.Start(0, operation);
        bench.Run(until + 1);
        return bench;
    }
}
