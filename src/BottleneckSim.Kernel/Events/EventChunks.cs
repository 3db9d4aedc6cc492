namespace BottleneckSim.Kernel.Events;

/// <summary>The storage of all buckets: chunks of a few events each, taken from one pool and linked by number.</summary>
/// <remarks>
/// <code>
///   bucket ──► chunk 7: e e · · ──► chunk 3: e e e e ──► chunk 9: e e e e      (only the first is not full)
/// </code>
/// Adding writes one place and emptying reads whole cache lines; a list of single events would miss the cache at each. The
/// chunk freed last is used first; more are made when none is free.
/// </remarks>
internal sealed class EventChunks
{
    private const int ChunkBits = 2;
    private const int ChunkSize = 1 << ChunkBits;

    private const int InitialChunks = 16;
    private const int None = -1;

    private PendingEvent[] _events = [];
    private int[] _next = [];
    private int _free = None;

    /// <summary>Adds an event to a bucket.</summary>
    public void Add(ref EventBucket bucket, in PendingEvent added)
    {
        var place = bucket.Count & (ChunkSize - 1);
        if (place == 0)
        {
            if (_free == None)
            {
                Grow();
            }

            var chunk = _free;
            _free = _next[chunk];
            _next[chunk] = bucket.Chunk;
            bucket.Chunk = chunk;
        }

        _events[(bucket.Chunk << ChunkBits) + place] = new(added.Time, added.Upper, added.Lower, added.Slot);
        bucket.Count++;
    }

    /// <summary>Takes the events of a bucket's first chunk, which is freed: they stay until something is added to a bucket.</summary>
    public ReadOnlySpan<PendingEvent> TakeChunk(ref EventBucket bucket)
    {
        var chunk = bucket.Chunk;
        var count = ((bucket.Count - 1) & (ChunkSize - 1)) + 1;
        bucket.Count -= count;
        bucket.Chunk = _next[chunk];
        Release(chunk);
        return _events.AsSpan(chunk << ChunkBits, count);
    }

    /// <summary>The earliest and the latest time in a bucket.</summary>
    public (ulong Earliest, ulong Latest) TimesOf(EventBucket bucket)
    {
        var (earliest, latest) = (ulong.MaxValue, ulong.MinValue);
        while (bucket.Count > 0)
        {
            var count = ((bucket.Count - 1) & (ChunkSize - 1)) + 1;
            foreach (ref readonly var pending in _events.AsSpan(bucket.Chunk << ChunkBits, count))
            {
                earliest = Math.Min(earliest, pending.Time);
                latest = Math.Max(latest, pending.Time);
            }

            bucket.Chunk = _next[bucket.Chunk];
            bucket.Count -= count;
        }

        return (earliest, latest);
    }

    private void Grow()
    {
        var old = _next.Length;
        var length = Math.Max(InitialChunks, 2 * old);
        Array.Resize(ref _next, length);
        Array.Resize(ref _events, checked(length << ChunkBits));
        for (var chunk = length - 1; chunk >= old; chunk--)
        {
            Release(chunk);
        }
    }

    private void Release(int chunk)
    {
        _next[chunk] = _free;
        _free = chunk;
    }
}
