using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Loads;

/// <content>Clients that try again.</content>
/// <remarks>
/// <code>
/// request ──► breaker ──► attempt ──► failed, timed out ──► attempts left? budget? ──► back-off ──► attempt …
/// </code>
/// A request ends with its last attempt: what is graded is what the user saw.
/// </remarks>
public abstract partial class LoadNode
{
    private const int RetryTimer = 2;

    private static readonly Purpose BackOffDraw = new("client-back-off");

    private readonly CallGuards _guards;

    /// <summary>Beside the requests in flight, slot by slot; it grows only for requests with a policy.</summary>
    private readonly SegmentedArray<Attempts> _attempts = new();

    /// <inheritdoc />
    public override void Sample(Instant now)
    {
        if (!IsGone)
        {
            _guards.Sample(now);
        }
    }

    /// <summary>Makes the first attempt of a request that has a policy. What the breaker refuses is refused a microsecond later: users without a wait must not turn on the spot.</summary>
    private void BeginCall(int slot, CallPolicy policy)
    {
        while (slot >= _attempts.Length)
        {
            _attempts.Grow();
        }

        ref var attempts = ref _attempts[slot];
        attempts.Guard = _guards.For(_targetTier, policy);
        (attempts.Retries, attempts.BackOff) = (0, Duration.Zero);
        attempts.IsTrying = attempts.Guard.TryCall(Now);
        if (attempts.IsTrying)
        {
            Attempt(slot, 0);
        }
        else
        {
            SetTimer(Now + Duration.FromMicroseconds(1), RetryTimer, TicketOf(slot));
        }
    }

    private void Attempt(int slot, int attempt)
    {
        ref readonly var request = ref _inFlight[slot];
        if (GuardOf(slot) is { } guard)
        {
            _attempts[slot].GuardEpoch = guard.Epoch;
        }

        var ticket = TicketOf(slot);
        Call(_targetTier, request.TargetOperation, ticket, request.Draw, 0, TermsOf(attempt).Bits, request.Identity);
        _timeouts.Set(Self.Tier.Load!.Timeout, ticket);
    }

    /// <summary>An attempt of a request with a policy has ended.</summary>
    /// <returns>Whether the request goes on.</returns>
    private bool TriesAgain(int slot, RequestOutcome outcome)
    {
        ref var request = ref _inFlight[slot];
        ref var attempts = ref _attempts[slot];
        if (attempts.IsTrying)
        {
            attempts.IsTrying = false;
            attempts.Guard!.End(Now, attempts.GuardEpoch, outcome);
        }

        var retry = Self.Tier.Load!.Policy?.Retry;
        if (outcome == RequestOutcome.Succeeded || _isLeaving || retry is null || attempts.Retries + 1 >= retry.Attempts || !attempts.Guard!.MayRetry())
        {
            attempts.Guard = null;
            return false;
        }

        attempts.Retries++;
        request.Generation++; // A late answer to this attempt finds nobody.
        attempts.BackOff = retry.BackOff.Before(attempts.Retries, attempts.BackOff, request.Draw.With(BackOffDraw).With(attempts.Retries));
        SetTimer(Now + attempts.BackOff, RetryTimer, TicketOf(slot));
        return true;
    }

    private void Retry(long ticket)
    {
        var slot = Find(ticket);
        if (slot < 0)
        {
            return;
        }

        ref var attempts = ref _attempts[slot];
        attempts.IsTrying = attempts.Retries > 0 && attempts.Guard!.TryRetry(Now);
        if (attempts.IsTrying)
        {
            Attempt(slot, attempts.Retries);
        }
        else
        {
            attempts.Guard = null;
            Finish(ticket, RequestOutcome.Refused, 0);
        }
    }

    private CallTerms TermsOf(int attempt)
    {
        var load = Self.Tier.Load!;
        if (load.Policy is not { } policy)
        {
            return default;
        }

        return CallTerms.Of(attempt, policy.CancelsAbandoned, isTied: false, policy.PropagatesDeadline ? Now + load.Timeout : Instant.MaxValue);
    }

    /// <summary>Tells the server that the user has given up, if the policy says so.</summary>
    private void TellServer(long ticket)
    {
        var slot = Find(ticket);
        if (slot >= 0 && Self.Tier.Load!.Policy is { CancelsAbandoned: true })
        {
            ref readonly var request = ref _inFlight[slot];
            var terms = CallTerms.Of(slot < _attempts.Length ? _attempts[slot].Retries : 0, isTracked: true, isTied: false, Instant.MaxValue);
            Send(new Message(
                System.Tiers[_targetTier].EntryNode, Self.Index, MessageKind.Cancel, request.TargetOperation, ticket, request.Draw, 0, terms.Bits));
        }
    }

    private CallGuard? GuardOf(int slot) => slot < _attempts.Length ? _attempts[slot].Guard : null;

    private long TicketOf(int slot) => ((long)_inFlight[slot].Generation << SlotBits) | (uint)slot;

    /// <summary>What a request with a policy has tried.</summary>
    private struct Attempts
    {
        public CallGuard? Guard;
        public Duration BackOff;
        public int GuardEpoch;
        public int Retries;
        public bool IsTrying;
    }
}
