using static BottleneckSim.Telemetry.Catalogue.AttributeKeys;

namespace BottleneckSim.Telemetry.Catalogue;

/// <summary>What a caller's retries, copies and circuit breakers do; no convention exists. Each attempt is a client operation of its own besides.</summary>
public static class CallPolicyMetrics
{
    /// <summary>Attempts made.</summary>
    public static InstrumentDefinition Attempts { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.call.attempts", "{attempt}", "Attempts made of calls that have a policy", ServerAddress);

    /// <summary>Attempts after a failed one.</summary>
    public static InstrumentDefinition Retries { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.call.retries", "{attempt}", "Attempts made after a failed one", ServerAddress);

    /// <summary>Attempts beside one under way.</summary>
    public static InstrumentDefinition Copies { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.call.copies", "{attempt}", "Attempts made beside one that was under way: hedged and tied calls", ServerAddress);

    /// <summary>Retries that the budget refused.</summary>
    public static InstrumentDefinition BudgetRefusals { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.call.budget_refusals", "{attempt}", "Retries that the retry budget refused", ServerAddress);

    /// <summary>Calls that a breaker refused.</summary>
    public static InstrumentDefinition Rejections { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.breaker.rejections", "{call}", "Calls that an open circuit breaker refused", ServerAddress);

    /// <summary>How often breakers opened.</summary>
    public static InstrumentDefinition Openings { get; } = InstrumentDefinition.Counter(
        "bottlenecksim.breaker.openings", "{opening}", "How often circuit breakers opened", ServerAddress);

    /// <summary>Breakers that let no or few calls pass now.</summary>
    public static InstrumentDefinition Open { get; } = InstrumentDefinition.UpDownCounter(
        "bottlenecksim.breaker.open", "{breaker}", "Circuit breakers that are open or half open", ServerAddress);

    internal static IReadOnlyList<InstrumentDefinition> All { get; } = [Attempts, Retries, Copies, BudgetRefusals, Rejections, Openings, Open];
}
