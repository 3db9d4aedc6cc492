using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Moves pages between the buffer pool, temporary files and the disk.</summary>
internal sealed class PageTransfers(Disk disk, BufferPool pool)
{
    private const int PagesPerStripe = 4;
    private const int StreamsPerStatement = 256;

    /// <summary>Starts a transfer for a statement's pattern in hand; pages that were evicted for it and are changed are written along.</summary>
    /// <param name="statement">The statement, which is told when it is done.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="pages">How many pages.</param>
    public void Start(Statement statement, in AccessPattern pattern, int pages)
    {
        var isWrite = pattern.Kind == PatternKind.TemporaryWrite;
        var evicted = pool.TakeEvictedDirty();
        var accesses = pattern.IsSequential ? 1 : pages;
        var bytes = pattern.PagesPassed(pages) * PageLayout.PageBytes;
        disk.Start(new DiskOperation
        {
            Tag = DatabaseTags.OfStatement(statement.Slot),
            Reads = isWrite ? 0 : accesses,
            ReadBytes = isWrite ? 0 : bytes,
            Writes = evicted + (isWrite ? accesses : 0),
            WrittenBytes = ((long)evicted * PageLayout.PageBytes) + (isWrite ? bytes : 0),
            Stream = pattern.IsSequential ? ((statement.Connection.Job + 1) * StreamsPerStatement) + (statement.Pattern % StreamsPerStatement) : 0,
            Stripes = pattern.IsSequential ? Math.Clamp(pages / PagesPerStripe, 1, disk.Channels) : 1,
        });
    }
}
