using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Breakers;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Observations.Calls;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Calls;

/// <summary>What a node's calls to one tier with equal options share: the breaker, the retry budget and the books.</summary>
internal sealed class CallGuard(int tier, BreakerOptions? breakerOptions, RetryBudgetOptions? budgetOptions)
{
    private readonly Breaker? _breaker = breakerOptions is null ? null : new Breaker(breakerOptions);
    private readonly RetryBudget? _budget = budgetOptions is null ? null : new RetryBudget(budgetOptions);
    private CallsSampled _counts;

    /// <summary>The tier that is called.</summary>
    public int Tier => tier;

    /// <summary>The epoch in which an attempt that begins now begins.</summary>
    public int Epoch => _breaker?.Epoch ?? 0;

    /// <summary>Whether it serves calls with these options.</summary>
    public bool Serves(int toTier, CallPolicy policy) =>
        toTier == tier && Equals(breakerOptions, policy.Breaker) && Equals(budgetOptions, policy.Retry?.Budget);

    /// <summary>A call wants to make its first attempt; false if the breaker refuses.</summary>
    public bool TryCall(Instant now)
    {
        if (!TryEnter(now))
        {
            return false;
        }

        _budget?.Earn();
        _counts = _counts with { Calls = _counts.Calls + 1, Attempts = _counts.Attempts + 1 };
        return true;
    }

    /// <summary>A call wants to retry at some later time; false if the budget refuses.</summary>
    public bool MayRetry()
    {
        if (_budget is null || _budget.TrySpend())
        {
            return true;
        }

        _counts = _counts with { BudgetRefusals = _counts.BudgetRefusals + 1 };
        return false;
    }

    /// <summary>A call makes its retry now; false if the breaker refuses.</summary>
    public bool TryRetry(Instant now)
    {
        if (!TryEnter(now))
        {
            return false;
        }

        _counts = _counts with { Retries = _counts.Retries + 1, Attempts = _counts.Attempts + 1 };
        return true;
    }

    /// <summary>A call sends a copy beside an attempt now; false if the breaker refuses.</summary>
    public bool TryCopy(Instant now)
    {
        if (!TryEnter(now))
        {
            return false;
        }

        _counts = _counts with { Copies = _counts.Copies + 1, Attempts = _counts.Attempts + 1 };
        return true;
    }

    /// <summary>An attempt has ended.</summary>
    public void End(Instant now, int epoch, RequestOutcome outcome)
    {
        _counts = _counts with { Ended = _counts.Ended + 1 };
        if (outcome == RequestOutcome.Cancelled)
        {
            _breaker?.Forget(epoch);
        }
        else
        {
            _breaker?.Report(now, epoch, outcome != RequestOutcome.Succeeded);
        }
    }

    /// <summary>The books as a fact.</summary>
    public CallsSampled SampleAt(Instant now, int node, int guard, int target) => _counts with
    {
        Time = now,
        Node = node,
        Guard = guard,
        Target = target,
        State = _breaker?.State ?? BreakerState.Closed,
        Openings = _breaker?.Openings ?? 0,
    };

    private bool TryEnter(Instant now)
    {
        if (_breaker is null || _breaker.TryEnter(now))
        {
            return true;
        }

        _counts = _counts with { Rejected = _counts.Rejected + 1 };
        return false;
    }
}
