using System.Numerics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Models.Databases.BufferPools;

/// <summary>Finds the frame that holds a page: open addressing with linear probing, at most half full, no allocation in steady state.</summary>
internal sealed class FrameTable
{
    private const int Empty = -1;

    private readonly Entry[] _entries;
    private readonly int _mask;

    /// <summary>A table for so many frames.</summary>
    public FrameTable(int capacity)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, capacity) * 2);
        _entries = new Entry[size];
        _mask = size - 1;
        Array.Fill(_entries, new Entry(0, Empty));
    }

    /// <summary>The frame that holds a page, or −1.</summary>
    public int Find(ulong key)
    {
        for (var slot = HomeOf(key); ; slot = (slot + 1) & _mask)
        {
            ref readonly var entry = ref _entries[slot];
            if (entry.Frame == Empty || entry.Key == key)
            {
                return entry.Frame;
            }
        }
    }

    /// <summary>Notes that a frame holds a page that no frame held before.</summary>
    public void Add(ulong key, int frame)
    {
        var slot = HomeOf(key);
        while (_entries[slot].Frame != Empty)
        {
            slot = (slot + 1) & _mask;
        }

        _entries[slot] = new Entry(key, frame);
    }

    /// <summary>Forgets a page and moves up those that had to make way for it (Knuth, volume 3, section 6.4, algorithm R).</summary>
    public void Remove(ulong key)
    {
        var gap = HomeOf(key);
        while (_entries[gap].Key != key || _entries[gap].Frame == Empty)
        {
            gap = (gap + 1) & _mask;
        }

        for (var slot = (gap + 1) & _mask; _entries[slot].Frame != Empty; slot = (slot + 1) & _mask)
        {
            var home = HomeOf(_entries[slot].Key);
            if (((slot - home) & _mask) >= ((slot - gap) & _mask))
            {
                _entries[gap] = _entries[slot];
                gap = slot;
            }
        }

        _entries[gap] = new Entry(0, Empty);
    }

    private int HomeOf(ulong key) => (int)StableHash.Mix(key) & _mask;

    /// <summary>Key and frame lie side by side: a look takes one line of the processor's cache.</summary>
    private readonly record struct Entry(ulong Key, int Frame);
}
