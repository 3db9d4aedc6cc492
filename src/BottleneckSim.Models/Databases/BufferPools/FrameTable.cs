using System.Numerics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Models.Databases.BufferPools;

/// <summary>Finds the frame that holds a page: open addressing with linear probing, at most half full, no allocation in steady state.</summary>
internal sealed class FrameTable
{
    private const int Empty = -1;

    private readonly int[] _frames;
    private readonly ulong[] _keys;
    private readonly int _mask;

    /// <summary>A table for so many frames.</summary>
    public FrameTable(int capacity)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, capacity) * 2);
        _frames = new int[size];
        _keys = new ulong[size];
        _mask = size - 1;
        Array.Fill(_frames, Empty);
    }

    /// <summary>The frame that holds a page, or −1.</summary>
    public int Find(ulong key)
    {
        for (var slot = HomeOf(key); ; slot = (slot + 1) & _mask)
        {
            if (_frames[slot] == Empty || _keys[slot] == key)
            {
                return _frames[slot];
            }
        }
    }

    /// <summary>Notes that a frame holds a page that no frame held before.</summary>
    public void Add(ulong key, int frame)
    {
        var slot = HomeOf(key);
        while (_frames[slot] != Empty)
        {
            slot = (slot + 1) & _mask;
        }

        _frames[slot] = frame;
        _keys[slot] = key;
    }

    /// <summary>Forgets a page and moves up those that had to make way for it (Knuth, volume 3, section 6.4, algorithm R).</summary>
    public void Remove(ulong key)
    {
        var gap = HomeOf(key);
        while (_keys[gap] != key || _frames[gap] == Empty)
        {
            gap = (gap + 1) & _mask;
        }

        for (var slot = (gap + 1) & _mask; _frames[slot] != Empty; slot = (slot + 1) & _mask)
        {
            var home = HomeOf(_keys[slot]);
            if (((slot - home) & _mask) >= ((slot - gap) & _mask))
            {
                _frames[gap] = _frames[slot];
                _keys[gap] = _keys[slot];
                gap = slot;
            }
        }

        _frames[gap] = Empty;
    }

    private int HomeOf(ulong key) => (int)StableHash.Mix(key) & _mask;
}
