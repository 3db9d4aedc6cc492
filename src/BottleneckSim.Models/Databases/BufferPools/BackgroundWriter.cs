using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Storage;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Databases.BufferPools;

/// <summary>Writes changed pages out some time after they were first changed, a batch at a time.</summary>
/// <remarks>
/// <code>
/// first change ─► [queue, in order of time] ──delay──► batches of up to 32 pages, one in progress ─► disk
/// </code>
/// A page that is changed again before its turn is written once. The delay stands for checkpoints; it is short
/// so that a run of minutes sees the steady state that PostgreSQL's checkpoints reach in hours.
/// </remarks>
internal sealed class BackgroundWriter(Node node, BufferPool pool, Disk disk, int timer, long tag)
{
    private const int PagesPerBatch = 32;
    private const int StripesPerBatch = 2;
    private const long RoundNanoseconds = 200_000_000; // bgwriter_delay

    private readonly RingBuffer<ChangedPage> _queue = new();
    private bool _isBusy;
    private bool _isArmed;

    /// <summary>How long a changed page waits to be written.</summary>
    public Duration Delay { get; set; }

    /// <summary>Notes that a page was changed.</summary>
    public void Note(PageKey page)
    {
        if (pool.MarkDirty(page))
        {
            _queue.Enqueue(new ChangedPage(page, node.Now + Delay));
            Arm();
        }
    }

    /// <summary>A round begins.</summary>
    public void OnTimer()
    {
        _isArmed = false;
        if (!_isBusy)
        {
            WriteBatch();
        }
    }

    /// <summary>The batch in progress is written.</summary>
    public void OnDiskDone()
    {
        _isBusy = false;
        WriteBatch();
    }

    private void WriteBatch()
    {
        var pages = 0;
        while (_queue.Count > 0 && pages < PagesPerBatch && _queue.First.Due <= node.Now)
        {
            pages += pool.Clean(_queue.Dequeue().Page) ? 1 : 0;
        }

        if (pages == 0)
        {
            Arm();
            return;
        }

        _isBusy = true;
        disk.Start(new DiskOperation
        {
            Tag = tag,
            Writes = pages,
            WrittenBytes = (long)pages * PageLayout.PageBytes,
            Stripes = Math.Min(StripesPerBatch, disk.Channels),
        });
    }

    private void Arm()
    {
        if (_isArmed || _isBusy || _queue.Count == 0)
        {
            return;
        }

        _isArmed = true;
        var due = Math.Max(_queue.First.Due.Nanoseconds, node.Now.Nanoseconds + 1);
        var round = (due + RoundNanoseconds - 1) / RoundNanoseconds * RoundNanoseconds;
        node.SetTimer(Instant.FromNanoseconds(round), timer, 0);
    }

    private readonly record struct ChangedPage(PageKey Page, Instant Due);
}
