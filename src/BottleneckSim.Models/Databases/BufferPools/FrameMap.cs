namespace BottleneckSim.Models.Databases.BufferPools;

/// <summary>Finds the frame that holds a page.</summary>
/// <remarks>
/// <code>
/// relation ─► has an array of its own ─► [page] ─► frame        one look, no collision
///          └► is too large for that ───► hash of (relation, page) ─► frame
/// </code>
/// Arrays grow with the highest page held, as long as all of them together stay within a bound that the number of frames gives.
/// </remarks>
internal sealed class FrameMap
{
    private const int None = -1;
    private const int EntriesPerFrame = 16;
    private const int FirstLength = 256;

    /// <summary>Relations with higher numbers have no array: so many are made only by going on adding and dropping for a long time.</summary>
    private const int MostRelations = 4_096;

    private readonly int _capacity;
    private readonly long _mostEntries;
    private readonly HashSet<int> _tooLarge = [];
    private int[]?[] _frames = [];
    private FrameTable? _others; // Made when there is a relation that is too large: it is large itself.
    private long _entries;

    /// <summary>A map for so many frames.</summary>
    public FrameMap(int capacity)
    {
        _mostEntries = Math.Max(FirstLength, (long)capacity * EntriesPerFrame);
        _capacity = capacity;
    }

    private FrameTable Others => _others ??= new FrameTable(_capacity);

    /// <summary>The frame that holds a page, or −1.</summary>
    public int Find(PageKey page)
    {
        var relation = page.Relation;
        if ((uint)relation >= (uint)_frames.Length || _frames[relation] is not { } frames)
        {
            return _others is { } others ? others.Find(page.Value) : None;
        }

        var index = page.Page;
        return index < frames.Length ? frames[index] : None;
    }

    /// <summary>Notes that a frame holds a page that no frame held before.</summary>
    public void Add(PageKey page, int frame)
    {
        if (ArrayFor(page) is { } frames)
        {
            frames[page.Page] = frame;
        }
        else
        {
            Others.Add(page.Value, frame);
        }
    }

    /// <summary>Forgets a page that a frame held.</summary>
    public void Remove(PageKey page)
    {
        var relation = page.Relation;
        if ((uint)relation < (uint)_frames.Length && _frames[relation] is { } frames)
        {
            frames[page.Page] = None;
        }
        else
        {
            Others.Remove(page.Value);
        }
    }

    /// <summary>The relation's array, long enough for the page; null if it has none.</summary>
    private int[]? ArrayFor(PageKey page)
    {
        var (relation, index) = (page.Relation, page.Page);
        if ((uint)relation < (uint)_frames.Length && _frames[relation] is { } known && index < known.Length)
        {
            return known;
        }

        return relation >= MostRelations || _tooLarge.Contains(relation) ? null : Grow(relation, index);
    }

    private int[]? Grow(int relation, long index)
    {
        if (relation >= _frames.Length)
        {
            Array.Resize(ref _frames, Math.Max(relation + 1, 2 * _frames.Length));
        }

        var old = _frames[relation] ?? [];
        var length = Math.Max(FirstLength, (long)old.Length);
        while (length <= index && length <= _mostEntries)
        {
            length *= 2;
        }

        if (_entries - old.Length + length > _mostEntries)
        {
            DoWithout(relation, old);
            return null;
        }

        var frames = new int[length];
        old.CopyTo(frames, 0);
        Array.Fill(frames, None, old.Length, frames.Length - old.Length);
        _entries += length - old.Length;
        return _frames[relation] = frames;
    }

    /// <summary>A relation has become too large: its pages go where those of all such are.</summary>
    private void DoWithout(int relation, int[] frames)
    {
        _tooLarge.Add(relation);
        _frames[relation] = null;
        _entries -= frames.Length;
        for (var page = 0; page < frames.Length; page++)
        {
            if (frames[page] != None)
            {
                Others.Add(new PageKey(relation, page).Value, frames[page]);
            }
        }
    }
}
