using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any terms on which a caller waits: time-out, retries, breaker, copies.</summary>
internal static class AnyCall
{
    /// <summary>A time-out, or the usual one.</summary>
    public static Gen<string> Timeout => AnyQuantity.Maybe(AnyQuantity.Microseconds(1_000, 5_000_000).Select(timeout => $", timeout: {timeout}"));

    /// <summary>All terms of a call or query step.</summary>
    public static Gen<string> Terms =>
        from policies in Policies
        from copies in Gen.Frequency((4, Gen.Constant(string.Empty)), (1, Hedge), (1, Tie))
        select policies + copies;

    /// <summary>The terms that users have, too.</summary>
    public static Gen<string> Policies =>
        from timeout in Timeout
        from retry in AnyQuantity.Maybe(Retry)
        from breaker in AnyQuantity.Maybe(Breaker)
        from cancels in AnyQuantity.Maybe(", cancel-abandoned: true", ", propagate-deadline: true")
        select timeout + retry + breaker + cancels;

    private static Gen<string> Retry =>
        from attempts in AnyQuantity.Number(1, 6)
        from initial in AnyQuantity.Microseconds(0, 200_000)
        from jitter in Gen.Elements("none", "full", "decorrelated")
        from budget in AnyQuantity.Maybe(AnyQuantity.Number(0, 20).Select(burst => $", budget: {{ ratio: 10%, burst: {burst} }}"))
        select $", retry: {{ attempts: {attempts}, back-off: {{ initial: {initial}, jitter: {jitter} }}{budget} }}";

    private static Gen<string> Breaker =>
        from failures in AnyQuantity.Number(1, 20)
        from openFor in AnyQuantity.Microseconds(1_000, 2_000_000)
        select $", breaker: {{ failures: {failures}, ratio: 30%, window: 2s, open-for: {openFor}, trial-calls: 2 }}";

    private static Gen<string> Hedge => AnyQuantity.Microseconds(0, 100_000).Select(after => $", hedge: {{ after: {after}, at-most: 2 }}");

    private static Gen<string> Tie => AnyQuantity.Microseconds(0, 10_000).Select(after => $", tie: {{ after: {after} }}");
}
