using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any program of a host: up to five steps, nested up to twice.</summary>
internal static class AnyProgram
{
    private const int MostSteps = 5;
    private const int MostMicroseconds = 30_000;

    /// <summary>A program.</summary>
    /// <param name="cast">The tiers there are.</param>
    /// <param name="host">The web tier's number, or the number of web tiers for the workers.</param>
    public static Gen<string> Of(Cast cast, int host) => Steps(cast, host, depth: 2);

    private static Gen<string> Steps(Cast cast, int host, int depth) =>
        from count in Gen.Choose(1, MostSteps)
        from steps in Step(cast, host, depth).ArrayOf(count)
        select $"[ {string.Join(", ", steps)} ]";

    private static Gen<string> Step(Cast cast, int host, int depth)
    {
        List<(int, Gen<string>)> kinds =
        [
            (4, from demand in AnyQuantity.ScopedDemand(MostMicroseconds) from label in AnyQuantity.Maybe(", label: render", ", label: sum") select $"{{ use-cpu: {demand}{label} }}"),
            (2, AnyQuantity.ScopedDemand(MostMicroseconds * 5).Select(demand => $"{{ sleep: {demand} }}")),
        ];
        if (host + 1 < cast.Webs)
            kinds.Add((3, Gen.Choose(host + 1, cast.Webs - 1).SelectMany(target => Call(target))));
        if (cast.HasDatabase)
            kinds.Add((3, from query in Gen.Elements(Cast.Queries) from timeout in Timeout select $"{{ query: {query}, pool: db{timeout} }}"));
        if (cast.HasQueue && host < cast.Webs)
            kinds.Add((1, Timeout.Select(timeout => $"{{ enqueue: job, to: queue{timeout} }}")));
        if (depth > 0)
            kinds.Add((2, from count in AnyQuantity.Number(0, 8) from steps in Steps(cast, host, depth - 1) select $"{{ for-each: {count}, do: {steps} }}"));
        if (depth > 0 && cast.HasCache)
            kinds.Add((2, from steps in Steps(cast, host, depth - 1) from timeout in Timeout select $"{{ cache: things, in: cache, otherwise: {steps}{timeout} }}"));
        return Gen.Frequency([.. kinds]);
    }

    private static Gen<string> Timeout => AnyQuantity.Maybe(AnyQuantity.Microseconds(1_000, 5_000_000).Select(timeout => $", timeout: {timeout}"));

    private static Gen<string> Call(int target) =>
        from pool in Gen.Elements(string.Empty, $", pool: to-{Cast.Web(target)}")
        from timeout in Timeout
        select $"{{ call: {Cast.FirstEndpoint}, to: {Cast.Web(target)}{pool}{timeout} }}";
}
