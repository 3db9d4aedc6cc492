using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.BufferPools;

/// <summary>The pages that a database keeps in memory.</summary>
/// <remarks>
/// <code>
/// Touch(page) ─► held? ─yes─► hit: usage + 1, at most 5
///                  └no──► clock hand takes 1 from each usage it passes and evicts the first page at 0 ─► read
/// </code>
/// <para>Clock sweep as in PostgreSQL (source tree, <c>src/backend/storage/buffer/README</c>, "Normal Buffer Replacement Strategy").</para>
/// <para>
/// Beyond 2²⁰ frames (8 GiB) a frame stands for a group of 2, 4, 8, … neighbouring pages, so that the simulator's own memory stays bounded. A page
/// counts as held from the moment its read begins.
/// </para>
/// </remarks>
public sealed class BufferPool
{
    private const int MaximumFrames = 1 << 20;
    private const byte MaximumUsage = 5;

    private FrameMap _frames = new(2);
    private PageKey[] _pages = [];
    private byte[] _usage = [];
    private bool[] _isDirty = [];
    private int _hand;
    private int _groupShift;

    /// <summary>A pool of so many bytes, empty.</summary>
    /// <param name="bytes">At least one page's.</param>
    public BufferPool(long bytes) => Resize(bytes);

    /// <summary>Frames there are.</summary>
    public int Capacity => _pages.Length;

    /// <summary>Frames that hold a page.</summary>
    public int Count { get; private set; }

    /// <summary>Frames whose page has to be written out.</summary>
    public int DirtyCount { get; private set; }

    /// <summary>Pages asked for.</summary>
    public long Requests { get; private set; }

    /// <summary>Pages found.</summary>
    public long Hits { get; private set; }

    /// <summary>Pages not found.</summary>
    public long Reads { get; private set; }

    /// <summary>Changed pages that had to make room and must be written before their frame is used; the taker sets it back.</summary>
    public int EvictedDirty { get; private set; }

    /// <summary>Pages that the pool holds at most.</summary>
    public long CapacityPages => (long)Capacity << _groupShift;

    /// <summary>Asks for a page and keeps it.</summary>
    /// <param name="page">The page.</param>
    /// <returns>Whether it was held; otherwise it has to be read.</returns>
    public bool Touch(PageKey page)
    {
        Requests++;
        var group = GroupOf(page);
        var frame = _frames.Find(group);
        if (frame >= 0)
        {
            Hits++;
            _usage[frame] = (byte)Math.Min(MaximumUsage, _usage[frame] + 1);
            return true;
        }

        Reads++;
        frame = FreeFrame();
        _pages[frame] = group;
        _usage[frame] = 1;
        _frames.Add(group, frame);
        return false;
    }

    /// <summary>Asks for a page without keeping it, as a large scan does with its ring of a few frames.</summary>
    /// <param name="page">The page.</param>
    /// <returns>Whether it was held; otherwise it has to be read.</returns>
    public bool Pass(PageKey page)
    {
        Requests++;
        var isHeld = _frames.Find(GroupOf(page)) >= 0;
        Hits += isHeld ? 1 : 0;
        Reads += isHeld ? 0 : 1;
        return isHeld;
    }

    /// <summary>Notes that a held page was changed.</summary>
    /// <param name="page">The page; nothing happens if it is not held any more.</param>
    /// <returns>Whether it was unchanged before, so that somebody has to see to its being written.</returns>
    public bool MarkDirty(PageKey page)
    {
        var frame = _frames.Find(GroupOf(page));
        if (frame < 0 || _isDirty[frame])
        {
            return false;
        }

        _isDirty[frame] = true;
        DirtyCount++;
        return true;
    }

    /// <summary>Takes note that a changed page is being written out.</summary>
    /// <param name="page">The page.</param>
    /// <returns>Whether it is held and changed, so that there is something to write.</returns>
    public bool Clean(PageKey page)
    {
        var frame = _frames.Find(GroupOf(page));
        if (frame < 0 || !_isDirty[frame])
        {
            return false;
        }

        _isDirty[frame] = false;
        DirtyCount--;
        return true;
    }

    /// <summary>How many changed pages were evicted since the last call; they have to be written by whoever evicted them.</summary>
    public int TakeEvictedDirty()
    {
        var count = EvictedDirty;
        EvictedDirty = 0;
        return count;
    }

    /// <summary>Changes the size, now. A smaller pool keeps the pages that are used most; a larger one fills as pages are read.</summary>
    /// <param name="bytes">The new size: at least one page's.</param>
    public void Resize(long bytes)
    {
        var wanted = Math.Max(1, bytes / PageLayout.PageBytes);
        var shift = 0;
        while (wanted >> shift > MaximumFrames)
        {
            shift++;
        }

        var capacity = (int)(wanted >> shift);
        if (capacity == Capacity && shift == _groupShift)
        {
            return;
        }

        var (pages, usage, isDirty, count) = (_pages, _usage, _isDirty, Count);
        var regroup = shift - _groupShift;
        (_frames, _pages, _usage, _isDirty) = (new FrameMap(capacity), new PageKey[capacity], new byte[capacity], new bool[capacity]);
        (Count, DirtyCount, _hand, _groupShift) = (0, 0, 0, shift);
        for (var kept = (int)MaximumUsage; kept >= 0; kept--)
        {
            for (var frame = 0; frame < count; frame++)
            {
                if (usage[frame] == kept)
                {
                    Keep(pages[frame], usage[frame], isDirty[frame], regroup);
                }
            }
        }
    }

    /// <summary>Forgets the pages of a relation that is gone; nothing of them is written.</summary>
    /// <param name="relation">The relation's number.</param>
    public void Forget(int relation)
    {
        for (var frame = Count - 1; frame >= 0; frame--)
        {
            if (_pages[frame].Relation == relation)
            {
                RemoveAt(frame);
            }
        }
    }

    /// <summary>Begins counting anew.</summary>
    public void ResetCounts() => (Requests, Hits, Reads, EvictedDirty) = (0, 0, 0, 0);

    private PageKey GroupOf(PageKey page) => _groupShift == 0 ? page : new PageKey(page.Relation, page.Page >> _groupShift);

    private int FreeFrame()
    {
        if (Count < Capacity)
        {
            return Count++;
        }

        var (usage, victim) = (_usage, _hand);
        while (usage[victim] > 0)
        {
            usage[victim]--;
            victim = victim + 1 == usage.Length ? 0 : victim + 1;
        }

        _hand = victim + 1 == usage.Length ? 0 : victim + 1;
        _frames.Remove(_pages[victim]);
        if (_isDirty[victim])
        {
            _isDirty[victim] = false;
            DirtyCount--;
            EvictedDirty++;
        }

        return victim;
    }

    private void Keep(PageKey old, byte usage, bool isDirty, int regroup)
    {
        var page = regroup >= 0 ? old.Page >> regroup : old.Page << -regroup;
        var regrouped = new PageKey(old.Relation, page);
        if (_frames.Find(regrouped) >= 0)
        {
            return;
        }

        if (Count == Capacity)
        {
            EvictedDirty += isDirty ? 1 : 0;
            return;
        }

        _pages[Count] = regrouped;
        _usage[Count] = usage;
        _isDirty[Count] = isDirty;
        DirtyCount += isDirty ? 1 : 0;
        _frames.Add(regrouped, Count++);
    }

    private void RemoveAt(int frame)
    {
        _frames.Remove(_pages[frame]);
        DirtyCount -= _isDirty[frame] ? 1 : 0;
        var last = --Count;
        if (frame != last)
        {
            _frames.Remove(_pages[last]);
            (_pages[frame], _usage[frame], _isDirty[frame]) = (_pages[last], _usage[last], _isDirty[last]);
            _frames.Add(_pages[frame], frame);
        }

        (_usage[last], _isDirty[last]) = (0, false);
        _hand = 0;
    }
}
