using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Changes;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Calls;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of how callers call: retries, budgets, breakers, time-outs, copies.</summary>
internal static class CallChangeDefinitions
{
    private static readonly Key<string> Caller = Key.Required(
        "caller", new ReferenceShape(NameKind.LinkEnd), "The tier, or the load population, that calls.");

    private static readonly Key<string> To = Key.Required("to", new ReferenceShape(NameKind.Tier), "The tier that is called.");
    private static readonly Key<Duration> Timeout = Key.Required("timeout", Quantity.Duration("1ms", "1h"), "How long to wait for an answer.");
    private static readonly Key<bool> Cancel = Key.Required("cancel-abandoned", Words.Flag, "Whether the server is told.");

    public static ChangeKind SetRetries { get; } = ChangeKind.Of(
        "set-retries",
        "Changes whether and how failed calls are tried again.",
        values => new SetRetries(values.Get(Caller), values.Get(To), values.OrNothing(CallPolicyDefinitions.Retry)),
        Caller, To, CallPolicyDefinitions.Retry);

    public static ChangeKind SetRetryBudget { get; } = ChangeKind.Of(
        "set-retry-budget",
        "Bounds (or frees) the retries of calls that have some.",
        values => new SetRetryBudget(values.Get(Caller), values.Get(To), values.OrNothing(CallPolicyDefinitions.Budget)),
        Caller, To, CallPolicyDefinitions.Budget);

    public static ChangeKind SetBreaker { get; } = ChangeKind.Of(
        "set-breaker",
        "Puts a circuit breaker before calls, changes it, or takes it away.",
        values => new SetBreaker(values.Get(Caller), values.Get(To), values.OrNothing(CallPolicyDefinitions.Breaker)),
        Caller, To, CallPolicyDefinitions.Breaker);

    public static ChangeKind SetTimeout { get; } = ChangeKind.Of(
        "set-timeout",
        "Changes how long a caller waits for an answer.",
        values => new SetTimeout(values.Get(Caller), values.Get(To), values.Get(Timeout)),
        Caller, To, Timeout);

    public static ChangeKind HedgeCalls { get; } = ChangeKind.Of(
        "hedge-calls",
        "Sends a copy of a slow call to another instance; the first answer wins.",
        values => new HedgeCalls(values.Get(Caller), values.Get(To), values.OrNothing(CallPolicyDefinitions.Hedge)),
        Caller, To, CallPolicyDefinitions.Hedge);

    public static ChangeKind TieCalls { get; } = ChangeKind.Of(
        "tie-calls",
        "Sends a twin of each call to another instance; whichever begins first cancels the other.",
        values => new TieCalls(values.Get(Caller), values.Get(To), values.OrNothing(CallPolicyDefinitions.Tie)),
        Caller, To, CallPolicyDefinitions.Tie);

    public static ChangeKind SetCancellation { get; } = ChangeKind.Of(
        "set-cancellation",
        "Changes whether a server is told to stop work that nobody waits for any more.",
        values => new SetCancellation(values.Get(Caller), values.Get(To), values.Get(Cancel)),
        Caller, To, Cancel);
}
