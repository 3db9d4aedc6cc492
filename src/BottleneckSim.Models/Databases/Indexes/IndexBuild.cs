using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Databases.Indexes;

/// <summary>Builds an index while statements go on (<c>create index concurrently</c>), in competition with them for disk and processor.</summary>
/// <remarks>
/// <code>
/// scan the table ─► sort (spill beyond the memory, read back) ─► write the index ─► scan the table again (who came meanwhile?) ─► ready
///       each in pieces of 32 pages: disk, then processor; one piece at a time
/// </code>
/// Source: PostgreSQL 15 documentation, <c>CREATE INDEX</c>, "Building Indexes Concurrently". One worker; no parallel build.
/// </remarks>
internal sealed class IndexBuild
{
    private const int PagesPerPiece = 32;
    private const int PagesPerStripe = 4;
    private const int SortTupleBytes = 24;
    private const int ReportsPerBuild = 100;

    private readonly ProcessorSharingCpu _cpu;
    private readonly Disk _disk;
    private readonly BufferPool _pool;
    private readonly IndexBuildStage[] _stages;
    private readonly long _tag;
    private int _stage;
    private long _stagePages;
    private long _reportedPages;

    public IndexBuild(int ordinal, StoredTable table, StoredIndex index, DatabaseOptions options, ProcessorSharingCpu cpu, Disk disk, BufferPool pool)
    {
        (Ordinal, Table, Index) = (ordinal, table, index);
        (_cpu, _disk, _pool) = (cpu, disk, pool);
        _tag = DatabaseTags.OfBuild(ordinal);
        _stages = Stages(table, index, options);
        PagesTotal = _stages.Sum(stage => stage.Pages);
    }

    /// <summary>Its ordinal at this database.</summary>
    public int Ordinal { get; }

    /// <summary>The table.</summary>
    public StoredTable Table { get; }

    /// <summary>The index.</summary>
    public StoredIndex Index { get; }

    /// <summary>Pages to scan and write.</summary>
    public long PagesTotal { get; }

    /// <summary>Pages scanned and written so far.</summary>
    public long PagesDone { get; private set; }

    /// <summary>The number of the change that asked for it.</summary>
    public int Change { get; set; }

    /// <summary>Whether the index has been dropped meanwhile.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>Whether enough has been done since the last report for another one; asking counts as reporting.</summary>
    public bool TakeReport()
    {
        if (PagesDone < PagesTotal && (PagesDone - _reportedPages) * ReportsPerBuild < PagesTotal)
        {
            return false;
        }

        _reportedPages = PagesDone;
        return true;
    }

    /// <summary>Starts the next piece.</summary>
    /// <returns>Whether there was one; otherwise the build is done.</returns>
    public bool Advance()
    {
        while (_stage < _stages.Length && _stagePages == _stages[_stage].Pages)
        {
            _stage++;
            _stagePages = 0;
        }

        if (_stage == _stages.Length || IsAbandoned)
        {
            return false;
        }

        var stage = _stages[_stage];
        var pages = (int)Math.Min(PagesPerPiece, stage.Pages - _stagePages);
        var transferred = stage.Scans ? Missing(pages) : pages;
        _stagePages += pages;
        PagesDone += pages;
        if (transferred == 0)
        {
            OnDiskDone();
            return true;
        }

        var bytes = (long)transferred * PageLayout.PageBytes;
        _disk.Start(new DiskOperation
        {
            Tag = _tag,
            Reads = stage.IsWrite ? 0 : 1,
            ReadBytes = stage.IsWrite ? 0 : bytes,
            Writes = stage.IsWrite ? 1 : 0,
            WrittenBytes = stage.IsWrite ? bytes : 0,
            Stream = _tag,
            Stripes = Math.Clamp(transferred / PagesPerStripe, 1, _disk.Channels),
        });
        return true;
    }

    /// <summary>The piece is read or written; now it is computed on.</summary>
    public void OnDiskDone()
    {
        var stage = _stages[_stage];
        _cpu.Start(Duration.FromNanoseconds(Math.Max(1, stage.NanosecondsPerPage * Math.Min(PagesPerPiece, _stagePages))), _tag);
    }

    private int Missing(int pages)
    {
        var missing = 0;
        for (var page = 0; page < pages; page++)
        {
            missing += _pool.Pass(new PageKey(Table.Number, _stagePages + page)) ? 0 : 1;
        }

        return missing;
    }

    private static IndexBuildStage[] Stages(StoredTable table, StoredIndex index, DatabaseOptions options)
    {
        var costs = options.ExecutionCosts;
        var rowsPerPage = (double)table.Rows / table.Pages;
        var entries = index.Size.Entries;
        var entriesPerPage = entries / index.Pages;
        var comparisons = SortCost.LogarithmOfTwo(Math.Max(2, entries)) * 2 * costs.OperatorNanoseconds * index.Options.Share;
        var scan = costs.PageNanoseconds
            + (long)(rowsPerPage * (costs.TupleNanoseconds + (costs.OperatorNanoseconds * index.Options.Where.Count) + costs.IndexTupleNanoseconds));
        var entryBytes = PageLayout.IndexEntryHeaderBytes + index.KeyBytes;
        var memory = entries * (entryBytes + SortTupleBytes);
        var passes = memory > options.MaintenanceWorkMemoryBytes ? SortCost.MergePasses(memory, options.MaintenanceWorkMemoryBytes) : 0;
        var spilledPages = (long)(entries * entryBytes * passes / PageLayout.PageBytes);
        return
        [
            new(table.Pages, Scans: true, IsWrite: false, scan + (long)(rowsPerPage * comparisons)),
            new(spilledPages, Scans: false, IsWrite: true, costs.PageNanoseconds),
            new(spilledPages, Scans: false, IsWrite: false, costs.PageNanoseconds),
            new(index.Pages, Scans: false, IsWrite: true, costs.PageNanoseconds + (long)(entriesPerPage * costs.IndexTupleNanoseconds)),
            new(table.Pages, Scans: true, IsWrite: false, scan),
        ];
    }
}

/// <summary>A stage of an index build.</summary>
/// <param name="Pages">Pages that it scans, reads or writes.</param>
/// <param name="Scans">Whether they are the table's, some of which the buffer pool may hold.</param>
/// <param name="IsWrite">Whether they are written.</param>
/// <param name="NanosecondsPerPage">Processor time of a page.</param>
internal readonly record struct IndexBuildStage(long Pages, bool Scans, bool IsWrite, long NanosecondsPerPage);
