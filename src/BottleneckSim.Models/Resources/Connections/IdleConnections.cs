using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Resources.Slots;

namespace BottleneckSim.Models.Resources.Connections;

/// <summary>The open connections of a pool that nobody holds, the longest idle first. What is too old is closed when its turn comes.</summary>
internal sealed class IdleConnections
{
    private readonly RingBuffer<Idle> _open = new();

    /// <summary>Opens connections without cost, as before a run begins.</summary>
    public void Fill(int count, Instant now)
    {
        while (_open.Count < count)
        {
            _open.Enqueue(new Idle(now, now));
        }
    }

    /// <summary>Takes a connection that may still be used.</summary>
    /// <param name="options">The pool.</param>
    /// <param name="now">The present.</param>
    /// <param name="opened">When it was opened.</param>
    /// <returns>Whether there is one; otherwise it has to be opened.</returns>
    public bool TryTake(PoolOptions options, Instant now, out Instant opened)
    {
        while (_open.Count > 0)
        {
            var idle = _open.Dequeue();
            if ((options.MaximumIdle is not { } most || now - idle.Since <= most) && !IsTooOld(options, now, idle.Opened))
            {
                opened = idle.Opened;
                return true;
            }
        }

        opened = now;
        return false;
    }

    /// <summary>A connection comes back: it is kept, or closed if it is too old or as many as the size are idle already.</summary>
    public void Return(PoolOptions options, Instant now, Instant opened)
    {
        if (_open.Count < options.Size && !IsTooOld(options, now, opened))
        {
            _open.Enqueue(new Idle(opened, now));
        }
    }

    /// <summary>Closes what is beyond a size.</summary>
    public void Shrink(int size)
    {
        while (_open.Count > size)
        {
            _open.Dequeue();
        }
    }

    private static bool IsTooOld(PoolOptions options, Instant now, Instant opened) => options.MaximumLifetime is { } lifetime && now - opened > lifetime;

    private readonly record struct Idle(Instant Opened, Instant Since);
}
