using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Caching.Coalescing;

/// <summary>The keys whose values are being made, one flight a key.</summary>
/// <remarks>Bounded by the callers that have a miss in hand: each flight ends with its value, or with its lease.</remarks>
internal sealed class FlightTable
{
    private const int SlotBits = 24;

    private readonly Dictionary<ulong, int> _byKey = [];
    private readonly List<Flight> _all = [];
    private readonly Stack<int> _free = new();

    /// <summary>The open flights, in the order of their slots.</summary>
    public IEnumerable<Flight> Open => _all.Where(flight => flight.IsOpen);

    /// <summary>The flight of a key; null if there is none.</summary>
    public Flight? Find(ulong key) => _byKey.TryGetValue(key, out var slot) ? _all[slot] : null;

    /// <summary>The flight whose lease a ticket is; null if the lease is over.</summary>
    public Flight? OfLease(long ticket)
    {
        var flight = _all[(int)(ticket & ((1 << SlotBits) - 1))];
        return flight.IsOpen && flight.Generation == (int)(ticket >> SlotBits) ? flight : null;
    }

    /// <summary>Begins a flight, or begins that of the key anew.</summary>
    /// <returns>The ticket of its lease.</returns>
    public long Begin(ulong key, Instant now)
    {
        var flight = Find(key) ?? Take(key);
        flight.Began = now;
        flight.WrittenAt = Instant.MaxValue;
        return Lease(flight);
    }

    /// <summary>Gives a flight a new lease.</summary>
    public static long Lease(Flight flight)
    {
        flight.Generation++;
        return ((long)flight.Generation << SlotBits) | (uint)flight.Slot;
    }

    /// <summary>Ends a flight; nobody may wait for it any more.</summary>
    public void End(Flight flight)
    {
        _byKey.Remove(flight.Key);
        flight.IsOpen = false;
        _free.Push(flight.Slot);
    }

    private Flight Take(ulong key)
    {
        if (!_free.TryPop(out var slot))
        {
            slot = _all.Count;
            _all.Add(new Flight(slot));
        }

        var flight = _all[slot];
        (flight.Key, flight.IsOpen) = (key, true);
        _byKey.Add(key, slot);
        return flight;
    }
}
