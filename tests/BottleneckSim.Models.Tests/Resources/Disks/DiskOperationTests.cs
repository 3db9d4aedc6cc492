using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Tests.Resources.Disks;

/// <summary>The figures of "Latency numbers every programmer should know" (2012 edition).</summary>
public sealed class DiskOperationTests
{
    [Fact]
    public void A_solid_state_drive_reads_4_kilobytes_anywhere_in_150_microseconds() =>
        Near(150_000, new DiskOperation { Tag = 0, Reads = 1, ReadBytes = 4_096 }.StripeTime(DiskOptions.SolidState, follows: false));

    [Fact]
    public void A_solid_state_drive_reads_a_megabyte_in_sequence_in_a_millisecond() =>
        Near(1_000_000, new DiskOperation { Tag = 0, Reads = 1, ReadBytes = 1_000_000, Stripes = 8 }.StripeTime(DiskOptions.SolidState, follows: true));

    [Fact]
    public void A_spinning_disk_seeks_in_10_milliseconds() =>
        Near(10_000_000, new DiskOperation { Tag = 0, Reads = 1, ReadBytes = 4_096 }.StripeTime(DiskOptions.Spinning, follows: false));

    [Fact]
    public void A_spinning_disk_reads_a_megabyte_in_sequence_in_20_milliseconds() =>
        Near(20_000_000, new DiskOperation { Tag = 0, Reads = 1, ReadBytes = 1_000_000 }.StripeTime(DiskOptions.Spinning, follows: true));

    [Fact]
    public void A_flush_adds_the_time_to_reach_stable_storage()
    {
        var write = new DiskOperation { Tag = 0, Writes = 1, WrittenBytes = 200 };

        var added = (write with { IsFlushed = true }).StripeTime(DiskOptions.SolidState, follows: true)
            - write.StripeTime(DiskOptions.SolidState, follows: true);

        Assert.Equal(DiskOptions.SolidState.Flush, added);
    }

    private static void Near(double nanoseconds, Duration actual) => Assert.InRange(actual.Nanoseconds, nanoseconds * 0.98, nanoseconds * 1.02);
}
