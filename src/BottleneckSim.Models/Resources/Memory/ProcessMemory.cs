using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Memory;

/// <summary>The books of a process's memory: what lives, what is garbage, when to collect and for how long.</summary>
/// <remarks>
/// <code>
/// resident │ base │ leaked │ old, held by requests │ old garbage │ young: held or garbage │
/// Allocate ───────────────────────────────────────────────────────► +
/// Free ───────────────────────── − ────────────────► +     (young stays until a minor collection)
/// </code>
/// Without a collector there is no garbage: what is freed is gone.
/// </remarks>
internal sealed class ProcessMemory
{
    private MemoryOptions _options = new(MemoryOptions.LargestLimit);
    private long _leaked;
    private long _held;
    private long _oldHeld;
    private long _oldGarbage;
    private long _young;
    private long _majorAt;

    /// <summary>Bytes that the process takes.</summary>
    public long Resident => _options.BaseBytes + _leaked + (_options.Collector is null ? _held : _oldHeld + _oldGarbage + _young);

    /// <summary>Which process this is: what one before it held went with it.</summary>
    public int Life { get; private set; }

    /// <summary>Collections of the young generation so far.</summary>
    public long MinorCollections { get; private set; }

    /// <summary>Collections of everything so far.</summary>
    public long MajorCollections { get; private set; }

    private long Old => _options.BaseBytes + _leaked + _oldHeld;

    /// <summary>Takes options into use; what is held stays.</summary>
    public void Configure(MemoryOptions options)
    {
        if (options.Collector is not null && _options.Collector is null)
        {
            (_oldHeld, _young, _oldGarbage) = (_held, 0, 0);
        }

        _options = options;
        SetThreshold();
    }

    /// <summary>A new process: nothing leaked, held or garbage.</summary>
    public void Clear()
    {
        (_leaked, _held, _oldHeld, _oldGarbage, _young) = (0, 0, 0, 0, 0);
        Life++;
        SetThreshold();
    }

    /// <summary>A request takes memory.</summary>
    public void Allocate(long bytes)
    {
        _held += bytes;
        _young += bytes;
    }

    /// <summary>A request lets go of what it held.</summary>
    public void Free(long bytes)
    {
        if (bytes > _held)
        {
            throw new InvalidOperationException($"A request gives back {bytes} bytes of memory, but all together hold {_held}. The run cannot go on.");
        }

        _held -= bytes;
        var old = Math.Min(bytes, _oldHeld);
        _oldHeld -= old;
        _oldGarbage += old;
    }

    /// <summary>A request leaves behind what it leaks.</summary>
    public void Leak() => _leaked += _options.LeakBytesPerRequest;

    /// <summary>Whether a collection is due, and how long it stops the world; what it frees is free from now on.</summary>
    public bool TryCollect(out Duration pause)
    {
        pause = Duration.Zero;
        if (_options.Collector is not { } collector)
        {
            return false;
        }

        if (_young >= collector.YoungBytes)
        {
            var survivors = Math.Min(_young, Math.Max(0, _held - _oldHeld));
            pause += collector.PauseFor(survivors);
            _oldHeld += survivors;
            _young = 0;
            MinorCollections++;
        }

        if (Old + _oldGarbage >= _majorAt)
        {
            pause += collector.PauseFor(Old);
            _oldGarbage = 0;
            SetThreshold();
            MajorCollections++;
        }

        return pause > Duration.Zero;
    }

    /// <summary>At most the whole memory, but never so near to what lives that collections would not end.</summary>
    private void SetThreshold()
    {
        if (_options.Collector is { } collector)
        {
            var grown = (long)(Math.Max(Old, collector.YoungBytes) * collector.GrowthFactor);
            _majorAt = Math.Max(Math.Min(grown, _options.LimitBytes), Old + collector.YoungBytes);
        }
    }
}
