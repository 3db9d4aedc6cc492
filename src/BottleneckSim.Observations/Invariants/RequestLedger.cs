using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Observations.Invariants;

/// <summary>The books of one load node: every request issued, and how it ended.</summary>
internal sealed class RequestLedger(NodeLedger node, ViolationLog log)
{
    private readonly Dictionary<long, RequestIssued> _inFlight = [];
    private readonly List<long> _issued = [];
    private readonly List<long[]> _ended = [];
    private long _next;

    public void Take(in RequestIssued fact)
    {
        if (fact.Request != _next)
            log.Add(Invariant.OrdinalsHaveNoGaps, node.Operation(fact.Operation), fact.Time, $"request {_next}", $"request {fact.Request}");
        _next = fact.Request + 1;
        _inFlight[fact.Request] = fact;
        MakeRoom(fact.Operation);
        _issued[fact.Operation]++;
    }

    public void Take(in RequestFinished fact)
    {
        var where = node.Operation(fact.Operation);
        if (!_inFlight.Remove(fact.Request, out var issued))
        {
            log.Add(Invariant.WhatEndsWasBegun, where, fact.Time, $"request {fact.Request} in flight", "it was never issued, or had ended before");
            return;
        }

        if (issued.Operation != fact.Operation || issued.Time != fact.Issued)
        {
            log.Add(
                Invariant.WhatEndsWasBegun, where, fact.Time,
                $"request {fact.Request} as issued at {issued.Time} for {node.Operation(issued.Operation)}", $"issued at {fact.Issued}");
        }

        if (fact.ContentBytes < 0)
            log.Add(Invariant.CountsAgree, where, fact.Time, "content of 0 bytes or more", $"{fact.ContentBytes}");
        MakeRoom(fact.Operation);
        _ended[fact.Operation][(int)fact.Outcome]++;
    }

    public IEnumerable<RequestBalance> Balances()
    {
        for (var operation = 0; operation < _issued.Count; operation++)
        {
            var ended = _ended[operation];
            yield return new RequestBalance(
                node.Name, node.Operations[operation].Name, _issued[operation],
                ended[(int)RequestOutcome.Succeeded], ended[(int)RequestOutcome.Failed],
                ended[(int)RequestOutcome.Refused], ended[(int)RequestOutcome.TimedOut],
                _inFlight.Values.LongCount(request => request.Operation == operation));
        }
    }

    private void MakeRoom(int operation)
    {
        while (_issued.Count <= operation)
        {
            _issued.Add(0);
            _ended.Add(new long[RequestOutcomes.Count]);
        }
    }
}
