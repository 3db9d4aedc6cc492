using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Caching.Staleness;

/// <summary>When the values behind keys are written from outside the system: a Poisson process for every key, without state.</summary>
/// <remarks>
/// <code>
/// time in slots as long as the mean gap:  │  ×   │      │×   × │  ×      each slot has Poisson(1) writes at uniform instants,
///                                                                       both drawn from (seed, key space, key, slot)
/// </code>
/// Whatever a cache does, the same key is written at the same instants.
/// </remarks>
internal sealed class KeyWrites
{
    private const double NoWriteInSlot = 0.36787944117144233; // e⁻¹
    private const int MostWritesInSlot = 20;

    private static readonly Purpose Writes = new("key-writes");

    private readonly DrawKey _root;
    private ImmutableArray<KeySampler> _written = [];

    public KeyWrites(ulong seed) => _root = DrawKey.FromSeed(seed).With(Writes);

    /// <summary>Takes the key spaces into use.</summary>
    public void Configure(IEnumerable<KeySampler> keys) => _written = [.. keys.Where(space => space.Options.WrittenEvery is not null)];

    /// <summary>The first write after an instant of the key that a call is about; <see cref="Instant.MaxValue"/> if it is never written.</summary>
    public Instant FirstAfter(in Message call, Instant at)
    {
        foreach (var space in _written)
        {
            var rank = space.KeyOf(call.Draw);
            if ((space.Hash ^ (ulong)rank) == call.Salt)
            {
                return FirstAfter(space, rank, at);
            }
        }

        return Instant.MaxValue;
    }

    /// <summary>The first write of a key after an instant, which may lie before the run.</summary>
    public Instant FirstAfter(KeySampler space, long rank, Instant at)
    {
        if (space.Options.WrittenEvery is not { } gap)
        {
            return Instant.MaxValue;
        }

        var key = _root.With(space.Hash).With(rank);
        for (var slot = FloorOf(at.Nanoseconds, gap.Nanoseconds); ; slot++)
        {
            var first = FirstIn(key.With(slot).Stream(), slot * gap.Nanoseconds, gap.Nanoseconds, at.Nanoseconds);
            if (first != long.MaxValue)
            {
                return Instant.FromNanoseconds(first);
            }
        }
    }

    private static long FirstIn(DrawStream stream, long begins, long length, long after)
    {
        var first = long.MaxValue;
        for (var left = CountIn(ref stream); left > 0; left--)
        {
            var at = begins + stream.NextBelow(length);
            first = at > after && at < first ? at : first;
        }

        return first;
    }

    /// <summary>Poisson(1) by inversion.</summary>
    private static int CountIn(ref DrawStream stream)
    {
        var unit = stream.NextUnit();
        var (count, probability, sum) = (0, NoWriteInSlot, NoWriteInSlot);
        while (unit > sum && count < MostWritesInSlot)
        {
            probability /= ++count;
            sum += probability;
        }

        return count;
    }

    private static long FloorOf(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
