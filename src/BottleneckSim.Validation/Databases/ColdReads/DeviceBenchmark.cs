using System.Diagnostics;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Validation.Databases.Calibration;

namespace BottleneckSim.Validation.Databases.ColdReads;

/// <summary>Reads a file of its own: pages anywhere, one after another, and all of it from its beginning. The figures of the simulated disk follow from it.</summary>
/// <param name="file">The file.</param>
/// <param name="bytes">Its size.</param>
internal sealed class DeviceBenchmark(ColdFile file, long bytes)
{
    private const int PageBytes = 8_192;
    private const int RandomReads = 200;

    private readonly Random _random = new(4);
    private double _processor;

    /// <summary>Nanoseconds of a read of a page somewhere, in the middle of many.</summary>
    public double RandomRead()
    {
        file.Forget();
        using var handle = File.OpenHandle(file.Path);
        var page = new byte[PageBytes];
        return InterleavedMedians.Each(RandomReads, () => RandomAccess.Read(handle, page, _random.NextInt64(bytes / PageBytes) * PageBytes));
    }

    /// <summary>Nanoseconds of reading it all, a page at a time.</summary>
    public double SequentialRead()
    {
        file.Forget();
        var before = Environment.CpuUsage.TotalTime;
        using var handle = File.OpenHandle(file.Path);
        var page = new byte[PageBytes];
        var start = Stopwatch.GetTimestamp();
        for (var offset = 0L; offset < bytes; offset += PageBytes)
            RandomAccess.Read(handle, page, offset);
        _processor = (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / ((double)bytes / PageBytes);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    /// <summary>Nanoseconds of processor time that each page cost whoever read it in the last <see cref="SequentialRead"/>: copying it, and its place in the page cache. The processor counts them itself.</summary>
    public double ProcessorAPage() => _processor;

    /// <summary>The disk that reads so fast.</summary>
    /// <param name="random">From <see cref="RandomRead"/>.</param>
    /// <param name="sequential">From <see cref="SequentialRead"/>: the disk's own, since the system reads ahead while pages are copied.</param>
    /// <param name="processorAPage">From <see cref="ProcessorAPage"/>: no time of the disk's where the reader waits for its page.</param>
    public DiskOptions DiskOf(double random, double sequential, double processorAPage)
    {
        var bytesPerSecond = (long)(bytes * 1e9 / sequential);
        var access = Math.Max(1, random - processorAPage - (PageBytes * 1e9 / bytesPerSecond));
        return new DiskOptions(1, Duration.FromNanoseconds((long)access), Duration.Zero, bytesPerSecond, Duration.Zero);
    }
}
