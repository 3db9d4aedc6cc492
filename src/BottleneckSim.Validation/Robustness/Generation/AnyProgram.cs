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

    private static Gen<string> Step(Cast cast, int host, int depth) => Gen.Frequency([.. Alone, .. Outward(cast, host), .. depth > 0 ? Nested(cast, host, depth) : []]);

    /// <summary>Steps that need nothing but their own node.</summary>
    private static IEnumerable<(int, Gen<string>)> Alone =>
    [
        (4, from demand in AnyQuantity.ScopedDemand(MostMicroseconds)
            from more in AnyQuantity.Maybe(", label: render", ", label: sum", ", releases-lock: true")
            select $"{{ use-cpu: {demand}{more} }}"),
        (2, AnyQuantity.ScopedDemand(MostMicroseconds * 5).Select(demand => $"{{ sleep: {demand} }}")),
        (1, from read in AnyQuantity.Number(0, 500)
            from written in AnyQuantity.Number(0, 100)
            from accesses in AnyQuantity.Number(1, 20)
            from more in AnyQuantity.Maybe(", sequential: true", ", fsync: true")
            select $"{{ io: file, read: {read}KiB, write: {written}KiB, accesses: {accesses}{more} }}"),
    ];

    /// <summary>Steps that ask other tiers.</summary>
    private static IEnumerable<(int, Gen<string>)> Outward(Cast cast, int host)
    {
        if (host + 1 < cast.Webs)
            yield return (3, Gen.Choose(host + 1, cast.Webs - 1).SelectMany(Call));
        if (cast.HasDatabase)
            yield return (3, from query in Gen.Elements(Cast.Queries) from terms in AnyCall.Terms select $"{{ query: {query}, pool: db{terms} }}");
        if (cast.HasDatabase)
            yield return (1, AnyQuantity.Number(0, 8).Select(count => $"{{ query: read, pool: db }}, {{ for-each: {count}, do: [ {{ query: part, pool: db }}, {{ use-cpu: 100us, label: sum }} ] }}"));
        if (cast.HasCache)
            yield return (1, Gen.Elements("leave", "invalidate", "update").Select(then => $"{{ writes: things, in: cache, then: {then} }}"));
        if (cast.HasQueue && host < cast.Webs)
            yield return (1, AnyCall.Timeout.Select(timeout => $"{{ enqueue: job, to: queue{timeout} }}"));
    }

    /// <summary>A transaction: within it none may begin another, so that nothing is nested.</summary>
    private static Gen<string> Transaction(Cast cast, int host) =>
        from steps in Gen.Frequency([.. Alone, .. Outward(cast, host)]).ArrayOf(2)
        select $"{{ transaction: db, do: [ {string.Join(", ", steps)} ] }}";

    /// <summary>Steps around other steps.</summary>
    private static IEnumerable<(int, Gen<string>)> Nested(Cast cast, int host, int depth)
    {
        var inner = Steps(cast, host, depth - 1);
        yield return (2, from count in AnyQuantity.Number(0, 8) from more in AnyQuantity.Maybe(", break-at-match: true") from steps in inner select $"{{ for-each: {count}, do: {steps}{more} }}");
        yield return (1, from more in AnyQuantity.Maybe(", break-at-match: true", ", break-at-match: false") from steps in inner select $"{{ for-each-of: lines, do: {steps}{more} }}");
        yield return (1, from count in AnyQuantity.Number(0, 8)
                         from quorum in Gen.Elements("all", "1", "50%")
                         from losers in Gen.Elements("stop", "run-on")
                         from most in AnyQuantity.Maybe(", at-most: 2")
                         from steps in inner
                         select $"{{ parallel: {count}, wait-for: {quorum}, losers: {losers}, do: {steps}{most} }}");
        yield return (1, from one in inner from other in inner select $"{{ branches: [ {one}, {other} ] }}");
        yield return (1, from keys in AnyQuantity.Maybe(", of: things") from timeout in AnyCall.Timeout from steps in inner select $"{{ lock: gate, do: {steps}{keys}{timeout} }}");
        if (cast.HasDatabase)
            yield return (2, Transaction(cast, host));
        if (cast.HasCache)
            yield return (2, from steps in inner from timeout in AnyCall.Timeout select $"{{ cache: things, in: cache, otherwise: {steps}{timeout} }}");
    }

    private static Gen<string> Call(int target) =>
        from pool in Gen.Elements(string.Empty, $", pool: to-{Cast.Web(target)}")
        from terms in AnyCall.Terms
        select $"{{ call: {Cast.FirstEndpoint}, to: {Cast.Web(target)}{pool}{terms} }}";
}
