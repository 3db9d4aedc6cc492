using System.Runtime.CompilerServices;

namespace BottleneckSim.Kernel.Events;

/// <summary>A ladder queue: events are put in order only shortly before they happen, by ever finer buckets of time.</summary>
/// <remarks>
/// <code>
///    now ──────────────────────────────────────────────────────────────────────────────► time
///   │ front: in order │ finest rung │ … │ coarsest rung │ top: all later events, in no order │
///                 frontEnd                           topStart
/// </code>
/// After W. T. Tang, R. S. M. Goh and I. L.-J. Thng, "Ladder queue: an O(1) priority queue structure for large-scale discrete
/// event simulation", ACM TOMACS 15(3), 2005. Added here: buckets are powers of two wide; a bucket or front that time cannot
/// cut becomes a heap, so the worst case is logarithmic; while few events are pending the front holds them all.
/// </remarks>
internal sealed class EventLadder
{
    private const int MaximumRungs = 8;
    private const int SplitAbove = EventFront.SortedLimit;

    private readonly EventSlots _slots;
    private readonly EventFront _front = new();
    private readonly EventChunks _chunks = new();
    private readonly LadderRung[] _rungs;
    private EventBucket _top;
    private int _rungCount;
    private ulong _frontEnd = ulong.MaxValue;
    private ulong _topStart = ulong.MaxValue;
    private int _spillAt = EventFront.SortedLimit;

    /// <summary>An empty ladder over the slots of its events.</summary>
    public EventLadder(EventSlots slots)
    {
        _slots = slots;
        _rungs = [.. Enumerable.Range(0, MaximumRungs).Select(_ => new LadderRung(_chunks))];
    }

    /// <summary>Adds an event.</summary>
    public void Add(in PendingEvent added)
    {
        if (added.Time < _frontEnd && (_front.Count < _spillAt || !TrySpillFront() || added.Time < _frontEnd))
        {
            _front.Add(added);
        }
        else
        {
            AddBehindFront(added);
        }
    }

    /// <summary>The earliest event; there must be one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly PendingEvent PeekEarliest()
    {
        if (_front.Count == 0)
        {
            RefillFront();
        }

        return ref _front.Earliest;
    }

    /// <summary>Takes out the earliest event, which must have been looked at.</summary>
    public void RemoveEarliest() => _front.RemoveEarliest();

    private void AddBehindFront(in PendingEvent added)
    {
        if (added.Time >= _topStart)
        {
            _chunks.Add(ref _top, added);
            return;
        }

        var rung = 0;
        while (added.Time < _rungs[rung].CurrentStart)
        {
            rung++;
        }

        _rungs[rung].Add(added);
    }

    /// <summary>Brings the earliest events to the front, which is empty.</summary>
    private void RefillFront()
    {
        while (true)
        {
            while (_rungCount > 0 && _rungs[_rungCount - 1].Count == 0)
            {
                _rungCount--;
            }

            var bucket = _rungCount == 0 ? TakeTop() : _rungs[_rungCount - 1].TakeBucket();
            _frontEnd = _rungCount == 0 ? _topStart : _rungs[_rungCount - 1].CurrentStart;
            if (bucket.Count <= SplitAbove || !TrySplit(bucket))
            {
                FillFront(bucket);
                return;
            }
        }
    }

    /// <summary>Takes everything behind the rungs.</summary>
    private EventBucket TakeTop()
    {
        var bucket = _top;
        _top = default;
        _topStart = ulong.MaxValue;
        return bucket;
    }

    /// <summary>Cuts a bucket that was taken into a finer rung, if time tells its events apart.</summary>
    private bool TrySplit(EventBucket bucket)
    {
        var (earliest, latest) = _chunks.TimesOf(bucket);
        if (!TryAddRung(earliest, latest, bucket.Count))
        {
            return false;
        }

        while (bucket.Count > 0)
        {
            var chunk = _chunks.TakeChunk(ref bucket);
            _slots.BringNear(chunk);

            // An added event may be written over the chunk just taken, but only over places that have been read.
            foreach (ref readonly var pending in chunk)
            {
                _rungs[_rungCount - 1].Add(pending);
            }
        }

        return true;
    }

    /// <summary>Moves a front that has grown large to a rung of its own, if time tells its events apart.</summary>
    private bool TrySpillFront()
    {
        var (earliest, latest) = (ulong.MaxValue, ulong.MinValue);
        foreach (ref readonly var pending in _front.Events)
        {
            earliest = Math.Min(earliest, pending.Time);
            latest = Math.Max(latest, pending.Time);
        }

        if (!TryAddRung(earliest, latest, _front.Count))
        {
            _spillAt = 2 * _front.Count;
            return false;
        }

        foreach (ref readonly var pending in _front.Events)
        {
            _rungs[_rungCount - 1].Add(pending);
        }

        _front.Clear();
        _spillAt = EventFront.SortedLimit;
        return true;
    }

    /// <summary>Adds a rung for the stretch of time from an event to the front's end, which moves to the rung's beginning.</summary>
    private bool TryAddRung(ulong earliest, ulong latest, int count)
    {
        if (_rungCount == MaximumRungs || earliest == latest)
        {
            return false;
        }

        if (_rungCount == 0)
        {
            (_frontEnd, _topStart) = (latest + 1, latest + 1);
        }

        _rungs[_rungCount++].Reset(earliest, latest, _frontEnd, count);
        _frontEnd = earliest;
        return true;
    }

    private void FillFront(EventBucket bucket)
    {
        _spillAt = Math.Max(EventFront.SortedLimit, 2 * bucket.Count);
        while (bucket.Count > 0)
        {
            foreach (ref readonly var pending in _chunks.TakeChunk(ref bucket))
            {
                _front.Add(pending);
            }
        }
    }
}
