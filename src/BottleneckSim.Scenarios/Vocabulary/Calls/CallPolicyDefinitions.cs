using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Breakers;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Calls;

/// <summary>What a caller does beyond waiting for one answer.</summary>
internal static class CallPolicyDefinitions
{
    private static readonly Key<int> Attempts = Key.Optional(
        "attempts", Quantity.Count("attempts", "1", "10"), RetryOptions.DefaultAttempts, "Attempts in all, the first included.");

    private static readonly Key<Duration> Initial = Key.Optional(
        "initial", Quantity.Duration("0ms", "1h"), Models.Calls.Retries.BackOff.Default.Initial, "The wait before the first retry.");

    private static readonly Key<double> Factor = Key.Optional(
        "factor", Quantity.Number("1", "10"), Models.Calls.Retries.BackOff.Default.Factor, "By how much it grows with each further one.");

    private static readonly Key<Duration> Maximum = Key.Optional(
        "maximum", Quantity.Duration("0ms", "1h"), Models.Calls.Retries.BackOff.Default.Maximum, "It grows no further than this.");

    private static readonly Key<Jitter> JitterKind = Key.Optional(
        "jitter",
        new WordShape<Jitter>(("none", Jitter.None), ("full", Jitter.Full), ("decorrelated", Jitter.Decorrelated)),
        Jitter.Full,
        "How waits are spread: not at all, from nothing up to what the rule gives, or from the initial wait to three times the one before.");

    private static readonly Key<BackOff> BackOff = Key.Omittable(
        "back-off",
        new MappingShape<BackOff>(new(
            "back-off",
            "How long a caller waits before a retry.",
            [Initial, Factor, Maximum, JitterKind],
            values => new BackOff(values.Get(Initial), values.Get(Factor), values.Get(Maximum), values.Get(JitterKind)))),
        "How long it waits before each retry.",
        "100ms, doubled each time, with full jitter");

    private static readonly Key<double> Ratio = Key.Optional(
        "ratio", Quantity.Share("0%", "100%"), RetryBudgetOptions.DefaultRatio, "Retries per call in the long run.");

    private static readonly Key<int> Burst = Key.Optional(
        "burst", Quantity.Count("retries", "0", "100k"), RetryBudgetOptions.DefaultBurst, "Retries that may be saved up, and are there at the start.");

    private static readonly Shape<RetryBudgetOptions> AnyBudget = new MappingShape<RetryBudgetOptions>(new(
        "retry budget",
        "Each call earns a share of a retry, and a retry spends a whole one. Calls of one node to one tier with equal options share a budget.",
        [Ratio, Burst],
        values => new RetryBudgetOptions(values.Get(Ratio), values.Get(Burst))));

    /// <summary>What share of calls may be retried.</summary>
    public static Key<RetryBudgetOptions> Budget { get; } = Key.Omittable("budget", AnyBudget, "What share of calls may be retried.", "any");

    private static readonly Shape<RetryOptions> AnyRetry = new MappingShape<RetryOptions>(new(
        "retry",
        "How a caller repeats attempts that failed, were refused or timed out.",
        [Attempts, BackOff, Budget],
        values => new RetryOptions(values.Get(Attempts), values.OrNothing(BackOff) ?? Models.Calls.Retries.BackOff.Default, values.OrNothing(Budget))));

    private static readonly Key<int> Failures = Key.Optional(
        "failures", Quantity.Count("failures", "1", "1M"), BreakerOptions.Default.Failures, "Failures within the window below which it stays closed.");

    private static readonly Key<double> FailureRatio = Key.Optional(
        "ratio", Quantity.Share("0%", "100%"), BreakerOptions.Default.Ratio, "Share of the window's attempts that must have failed, too.");

    private static readonly Key<Duration> Window = Key.Optional(
        "window", Quantity.Duration("100ms", "1h"), BreakerOptions.Default.Window, "Over how long it counts.");

    private static readonly Key<Duration> OpenFor = Key.Optional(
        "open-for", Quantity.Duration("1ms", "1h"), BreakerOptions.Default.OpenFor, "How long it refuses before it lets trial calls pass.");

    private static readonly Key<int> TrialCalls = Key.Optional(
        "trial-calls", Quantity.Count("calls", "1", "1k"), BreakerOptions.Default.TrialCalls, "Trial calls that must succeed before it closes.");

    private static readonly Shape<BreakerOptions> AnyBreaker = new MappingShape<BreakerOptions>(new(
        "breaker",
        "Refuses calls at once after too many failures. Calls of one node to one tier with equal options share a breaker.",
        [Failures, FailureRatio, Window, OpenFor, TrialCalls],
        values => new BreakerOptions(
            values.Get(Failures), values.Get(FailureRatio), values.Get(Window), values.Get(OpenFor), values.Get(TrialCalls))));

    private static readonly Key<Duration> HedgeAfter = Key.Required(
        "after", Quantity.Duration("0ms", "1h"), "How long an attempt may take before a copy is sent: the 95th percentile is a good choice.");

    private static readonly Key<int> AtMost = Key.Optional("at-most", Quantity.Count("copies", "1", "3"), 1, "Copies beside the first attempt.");

    private static readonly Key<Duration> TieAfter = Key.Optional(
        "after", Quantity.Duration("0ms", "1h"), TieOptions.DefaultAfter, "How long after the first the twin is sent: twice the network's delay is a good choice.");

    private static readonly Shape<HedgeOptions> AnyHedge = new MappingShape<HedgeOptions>(new(
        "hedge",
        "A second copy of a slow call to another instance; the first answer wins.",
        [HedgeAfter, AtMost],
        values => new HedgeOptions(values.Get(HedgeAfter), values.Get(AtMost))));

    private static readonly Shape<TieOptions> AnyTie = new MappingShape<TieOptions>(new(
        "tie",
        "A twin of a call to another instance; whichever begins first cancels the other.",
        [TieAfter],
        values => new TieOptions(values.Get(TieAfter))));

    /// <summary>Whether attempts are repeated.</summary>
    public static Key<RetryOptions> Retry { get; } = Key.Omittable("retry", AnyRetry, "How failed attempts are repeated.", "they are not");

    /// <summary>Whether a transaction is done again.</summary>
    public static Key<RetryOptions> TransactionRetry { get; } = Key.Omittable(
        "retry",
        new MappingShape<RetryOptions>(new(
            "transaction retry",
            "How a transaction that was a deadlock's victim (40P01) is done again, all of it. A lock time-out (55P03) is not repeated.",
            [Attempts, BackOff, Budget],
            values => new RetryOptions(values.Get(Attempts), values.OrNothing(BackOff) ?? Models.Calls.Retries.BackOff.Default, values.OrNothing(Budget)))),
        "How it is done again when the database has chosen it as a deadlock's victim.",
        "it is not");

    /// <summary>Whether calls may be refused without trying.</summary>
    public static Key<BreakerOptions> Breaker { get; } = Key.Omittable("breaker", AnyBreaker, "When calls are refused without trying.", "never");

    /// <summary>Whether copies are sent.</summary>
    public static Key<HedgeOptions> Hedge { get; } = Key.Omittable("hedge", AnyHedge, "When a second copy is sent beside a slow attempt.", "never");

    /// <summary>Whether twins are sent.</summary>
    public static Key<TieOptions> Tie { get; } = Key.Omittable("tie", AnyTie, "When a twin is sent that is cancelled as soon as either begins.", "never");

    private static readonly Key<bool> CancelAbandoned = Key.Optional(
        "cancel-abandoned", Words.Flag, false, "Whether the server is told to stop work that nobody waits for any more; otherwise it goes on.");

    private static readonly Key<bool> PropagateDeadline = Key.Optional(
        "propagate-deadline", Words.Flag, false, "Whether the call carries its deadline, so that servers down the line skip work that comes too late.");

    /// <summary>The keys of steps that call.</summary>
    public static ImmutableArray<Key> OfSteps { get; } = [Retry, Breaker, Hedge, Tie, CancelAbandoned, PropagateDeadline];

    /// <summary>The keys of load populations, whose clients send no copies.</summary>
    public static ImmutableArray<Key> OfLoads { get; } = [Retry, Breaker, CancelAbandoned, PropagateDeadline];

    /// <summary>The policy that a mapping writes; null if it writes none.</summary>
    public static CallPolicy? Read(MappingValues values)
    {
        var policy = new CallPolicy
        {
            Retry = values.OrNothing(Retry),
            Breaker = values.OrNothing(Breaker),
            Hedge = values.OrNothing(Hedge),
            Tie = values.OrNothing(Tie),
            CancelsAbandoned = values.Get(CancelAbandoned),
            PropagatesDeadline = values.Get(PropagateDeadline),
        };
        return policy == CallPolicy.None ? null : policy;
    }

    /// <summary>A call has one way of sending copies.</summary>
    public static void Check(MappingValues values)
    {
        if (values.IsWritten(Hedge) && values.IsWritten(Tie))
            values.Refuse(Tie, "there is a hedge already", "a hedge or a tie, not both");
    }
}
