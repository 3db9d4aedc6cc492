using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Coalescing;
using BottleneckSim.Models.Caching.Commands;
using BottleneckSim.Models.Caching.Staleness;
using BottleneckSim.Models.Caching.WarmUps;
using BottleneckSim.Models.Keys;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Caching;

/// <summary>What a cache does once the processor has done a command.</summary>
/// <remarks>
/// <code>
/// get ─► valid ──────────────► hit (or, drawn to refresh early, a miss)
///     ─► expired ─┬ caller can ask the origin ─► validate ┐
///     ─► absent ──┴ otherwise ─────────────────► miss ────┴─► a flight of the key begins, or the caller waits for the one under way
/// set, confirm ─► store ─► those who wait get a hit
/// </code>
/// A value counts as fresh as of the moment it is stored, unless a write was noted while it was made.
/// </remarks>
internal sealed partial class CacheLogic
{
    private readonly CacheNode _node;
    private readonly FlightTable _flights = new();
    private readonly WarmUp _warmUp;
    private int _loadingFor;
    private CacheCounts _counts;

    public CacheLogic(CacheNode node, ulong seed)
    {
        _node = node;
        Writes = new KeyWrites(seed);
        _warmUp = new WarmUp(Store);
    }

    public CacheStore Store { get; } = new();

    public KeyWrites Writes { get; }

    private CacheOptions Options => _node.Options;

    private Instant Now => _node.Now;

    private bool TracksFlights => Options.Coalescing is not null || Options.EarlyRefresh > 0;

    public void Configure(IEnumerable<KeySampler> keys)
    {
        Store.Configure(Options.CapacityEntries, Options.Eviction);
        Writes.Configure(keys);
        BeginLoading();
    }

    /// <summary>Does a command and answers it.</summary>
    public void Do(in CacheCommand command, CacheCommandKind kind)
    {
        switch (kind.Verb)
        {
            case CacheVerb.Get or CacheVerb.GetOrValidate:
                Get(command, canValidate: kind.Verb == CacheVerb.GetOrValidate);
                break;
            case CacheVerb.Confirm:
                Confirm(command);
                break;
            case CacheVerb.Delete:
                _counts.Invalidations += Store.Remove(command.Call.Salt) ? 1 : 0;
                NoteWrite(command.Call.Salt);
                _node.Answer(command, RequestOutcome.Succeeded, CacheAnswers.Miss);
                break;
            case CacheVerb.Replace:
                NoteWrite(command.Call.Salt);
                Store.Put(EntryOf(command, 0));
                _node.Answer(command, RequestOutcome.Succeeded, CacheAnswers.Miss);
                break;
            default:
                Put(command, kind.LifetimeNanoseconds);
                break;
        }
    }

    /// <summary>A key was written at its origin: what is held, and what is being made, is stale from now on.</summary>
    public void NoteWrite(ulong key)
    {
        if (Store.TryPeek(key, out var entry) && entry.StaleSince > Now)
        {
            Store.Replace(entry with { StaleSince = Now });
        }

        if (_flights.Find(key) is { } flight)
        {
            flight.WrittenAt = Instant.Min(flight.WrittenAt, Now);
        }
    }

    public CacheSampled Sample(Instant now, int node, long entryBytes) => new(
        now, node, _counts.Hits, _counts.Misses, _counts.Expirations, Store.Evictions, Store.Count, Store.Count * entryBytes)
    {
        Coalesced = _counts.Coalesced,
        Revalidations = _counts.Revalidations,
        EarlyRefreshes = _counts.EarlyRefreshes,
        Invalidations = _counts.Invalidations,
        StaleAnswers = _counts.StaleAnswers,
    };

    private void Get(in CacheCommand command, bool canValidate)
    {
        var found = Store.TryGet(command.Call.Salt, Now, canValidate, out var entry);
        if (found == CacheLookup.Valid && !IsRefreshedEarly(command, entry))
        {
            Hit(command, entry.StaleSince);
            return;
        }

        if (found == CacheLookup.Valid)
        {
            _counts.EarlyRefreshes++;
        }
        else if (Waits(command))
        {
            return;
        }

        _counts.Expirations += found == CacheLookup.Expired ? 1 : 0;
        Miss(command, found == CacheLookup.Expired && canValidate ? CacheAnswers.Validate : CacheAnswers.Miss);
    }

    private void Hit(in CacheCommand command, Instant staleSince)
    {
        _counts.Hits++;
        if (staleSince <= Now)
        {
            _counts.StaleAnswers++;
            _node.TellStale(Now - staleSince);
        }

        _node.Answer(command, RequestOutcome.Succeeded, CacheAnswers.Hit);
    }

    private void Miss(in CacheCommand command, long answer)
    {
        _counts.Misses++;
        if (TracksFlights)
        {
            _node.SetLease(Lease, _flights.Begin(command.Call.Salt, Now));
        }

        _node.Answer(command, RequestOutcome.Succeeded, answer);
    }

    /// <summary>The origin was asked about an expired entry: it is valid again if nobody wrote the value.</summary>
    private void Confirm(in CacheCommand command)
    {
        var key = command.Call.Salt;
        var flight = _flights.Find(key);
        if (!Store.TryPeek(key, out var entry) || entry.StaleSince <= Now)
        {
            _node.Answer(command, RequestOutcome.Succeeded, CacheAnswers.Miss);
            return;
        }

        _counts.Revalidations++;
        Store.Put(entry with { ExpiresAt = ExpiryOf(command, entry.LifetimeNanoseconds) });
        _node.Answer(command, RequestOutcome.Succeeded, CacheAnswers.Hit);
        Land(flight, entry.StaleSince);
    }

    private void Put(in CacheCommand command, long lifetimeNanoseconds)
    {
        var flight = _flights.Find(command.Call.Salt);
        var entry = EntryOf(command, lifetimeNanoseconds);
        if (flight is not null)
        {
            entry = entry with
            {
                FetchNanoseconds = (Now - flight.Began).Nanoseconds,
                StaleSince = Instant.Min(entry.StaleSince, flight.WrittenAt),
            };
        }

        // Where callers hold leases, one that was written meanwhile is void: storing an old value for good is what leases prevent.
        if (Options.Coalescing is null || flight is not { } known || known.WrittenAt > Now)
        {
            Store.Put(entry);
        }

        _node.Answer(command, RequestOutcome.Succeeded, CacheAnswers.Miss);
        Land(flight, entry.StaleSince);
    }

    private CacheEntry EntryOf(in CacheCommand command, long lifetimeNanoseconds) =>
        new(command.Call.Salt, ExpiryOf(command, lifetimeNanoseconds), Writes.FirstAfter(command.Call, Now), 0, lifetimeNanoseconds);

    /// <summary>When what is stored now expires: after the lifetime that the program gave, or the cache's, less its jitter.</summary>
    private Instant ExpiryOf(in CacheCommand command, long lifetimeNanoseconds)
    {
        var length = lifetimeNanoseconds > 0 ? lifetimeNanoseconds : Options.Lifetime?.Nanoseconds ?? long.MaxValue;
        if (length == long.MaxValue)
        {
            return Instant.MaxValue;
        }

        var jitter = Options.LifetimeJitter > 0 ? Options.LifetimeJitter * JitterDraw(command).UnitOpen : 0;
        return Now + Duration.FromNanoseconds(Math.Max(1, length - (long)(length * jitter)));
    }
}
