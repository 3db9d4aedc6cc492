using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Coalescing;
using BottleneckSim.Models.Caching.Commands;
using BottleneckSim.Models.Caching.WarmUps;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Caching;

/// <content>Values that are being made, early refresh, restarts.</content>
internal sealed partial class CacheLogic
{
    private static readonly Purpose Jitter = new("cache-lifetime-jitter");
    private static readonly Purpose Refresh = new("cache-early-refresh");

    private Duration Lease => Options.Coalescing?.Lease ?? CoalescingOptions.DefaultLease;

    /// <summary>Whether a lease is still on.</summary>
    public bool IsLeased(long ticket) => _flights.OfLease(ticket) is not null;

    /// <summary>Whoever was to make a value has not come back: the next that waits for it is to make it.</summary>
    public void OnLeaseOver(long ticket)
    {
        var flight = _flights.OfLease(ticket)!;
        if (flight.Waiting.Count == 0)
        {
            _flights.End(flight);
            return;
        }

        var next = flight.Waiting.Dequeue();
        Miss(next, CacheAnswers.Miss);
    }

    /// <summary>Sends away everybody who waits for another's value.</summary>
    public void DismissWaiting(RequestOutcome outcome)
    {
        foreach (var flight in _flights.Open)
        {
            while (flight.Waiting.Count > 0)
            {
                _counts.Misses++;
                _node.Answer(flight.Waiting.Dequeue(), outcome, CacheAnswers.Miss);
            }
        }
    }

    /// <summary>The process is replaced: connections are reset, entries are gone unless they are loaded again.</summary>
    public void Restart()
    {
        DismissWaiting(RequestOutcome.Failed);
        foreach (var flight in _flights.Open.ToArray())
        {
            _flights.End(flight);
        }

        _warmUp.Restart();
    }

    public void OnLoadTimer()
    {
        if (_node.IsGone || Options.WarmUp is not { } options)
        {
            _warmUp.IsLoading = false;
            _node.EndChangeWork(_loadingFor);
            return;
        }

        _warmUp.Load(options, Options.EntryBytes, Now);
        _warmUp.IsLoading = _warmUp.IsPending;
        if (_warmUp.IsLoading)
        {
            _node.SetLoadTimer(WarmUp.Interval);
        }
        else
        {
            _node.EndChangeWork(_loadingFor);
        }
    }

    private void BeginLoading()
    {
        if (Options.WarmUp is not null && _warmUp is { IsPending: true, IsLoading: false })
        {
            _warmUp.IsLoading = true;
            _loadingFor = _node.BeginChangeWork();
            _node.SetLoadTimer(WarmUp.Interval);
        }
    }

    /// <summary>Whether a look-up that missed now waits for the value that another caller is making.</summary>
    private bool Waits(in CacheCommand command)
    {
        if (Options.Coalescing is not { } coalescing
            || _flights.Find(command.Call.Salt) is not { } flight
            || flight.Waiting.Count >= coalescing.MaximumWaiting)
        {
            return false;
        }

        flight.Waiting.Enqueue(command);
        return true;
    }

    /// <summary>A value has come: everybody who waits for it gets it.</summary>
    private void Land(Flight? flight, Instant staleSince)
    {
        if (flight is null)
        {
            return;
        }

        while (flight.Waiting.Count > 0)
        {
            _counts.Coalesced++;
            Hit(flight.Waiting.Dequeue(), staleSince);
        }

        _flights.End(flight);
    }

    /// <summary>XFetch: refresh once now − Δ · β · ln(u) ≥ expiry, Δ being what the origin took last time and u uniform.</summary>
    private bool IsRefreshedEarly(in CacheCommand command, in CacheEntry entry)
    {
        if (Options.EarlyRefresh <= 0 || entry.FetchNanoseconds == 0 || entry.ExpiresAt == Instant.MaxValue
            || (Options.Coalescing is not null && _flights.Find(entry.Key) is not null))
        {
            return false;
        }

        var unit = command.Call.Draw.With(Refresh).With(entry.Key).With(Now.Nanoseconds).UnitOpen;
        var ahead = -entry.FetchNanoseconds * Options.EarlyRefresh * DeterministicMath.Log(unit);
        return (entry.ExpiresAt - Now).Nanoseconds <= ahead;
    }

    private DrawKey JitterDraw(in CacheCommand command) => command.Call.Draw.With(Jitter).With(command.Call.Salt).With(Now.Nanoseconds);
}
