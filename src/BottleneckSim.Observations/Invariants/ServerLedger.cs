using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Observations.Invariants;

/// <summary>The books of one server: what arrived and what was answered. Requests there carry no ordinal, so operation and arrival tell them apart.</summary>
internal sealed class ServerLedger(NodeLedger node, ViolationLog log)
{
    private readonly Dictionary<(int Operation, long Arrived), int> _inside = [];

    public void Take(in ServerRequestStarted fact)
    {
        var key = (fact.Operation, fact.Time.Nanoseconds);
        _inside[key] = _inside.GetValueOrDefault(key) + 1;
    }

    public void Take(in ServerRequestFinished fact)
    {
        var key = (fact.Operation, fact.Arrived.Nanoseconds);
        var count = _inside.GetValueOrDefault(key);
        if (count == 0)
        {
            log.Add(
                Invariant.WhatEndsWasBegun, node.Operation(fact.Operation), fact.Time,
                $"a request inside that arrived at {fact.Arrived}", "none, or it had been answered before");
        }
        else if (count == 1)
        {
            _inside.Remove(key);
        }
        else
        {
            _inside[key] = count - 1;
        }
    }
}
