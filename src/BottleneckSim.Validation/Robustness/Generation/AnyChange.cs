using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any change to a random scenario, as a file of one change.</summary>
internal static class AnyChange
{
    private static readonly string[] Policies = ["round-robin", "random", "least-connections", "two-choices"];

    public static Gen<string> For(Cast cast, int runMilliseconds) =>
        from at in Gen.Choose(0, runMilliseconds)
        from change in Gen.OneOf(KindsOf(cast))
        select $"schema: bottlenecksim-changes/1\nchanges: [ {{ at: {at.ToString(CultureInfo.InvariantCulture)}ms, {change} }} ]\n";

    private static IEnumerable<Gen<string>> KindsOf(Cast cast)
    {
        var kinds = Everywhere(cast);
        if (cast.HasCache)
            kinds = kinds.Concat(OfCache);
        if (cast.HasDatabase)
            kinds = kinds.Concat(OfDatabase);
        return kinds;
    }

    private static IEnumerable<Gen<string>> Everywhere(Cast cast)
    {
        var host = Gen.Elements(cast.Hosts);
        var web = Gen.Elements(cast.WebNames);
        yield return Sized(host, "scale", "instances", 1, 5);
        yield return Sized(Gen.Elements(cast.Tiers), "resize", "cores", 1, 16);
        yield return Sized(host, "set-workers", "workers", 1, 100);
        yield return Sized(web, "set-accept-queue", "accept-queue", 0, 100);
        yield return Sized(Gen.Elements(cast.Tiers), "burn-cpu", "threads", 1, 8);
        yield return Sized(Gen.Elements(cast.Tiers), "stop-burning", "threads", 1, 8);
        yield return from tier in web from policy in Gen.Elements(Policies) select $"set-balancer: {{ tier: {tier}, policy: {policy} }}";
        yield return from tier in web from demand in AnyQuantity.ScopedDemand(30_000) select $"set-cpu-demand: {{ tier: {tier}, endpoint: {Cast.FirstEndpoint}, label: work, demand: {demand} }}";
        yield return from tier in host from size in AnyQuantity.Number(1, 60) select $"set-pool: {{ tier: {tier}, pool: db, size: {size} }}";
        yield return AnyQuantity.Number(1, 80).Select(users => $"set-users: {{ load: people, users: {users} }}");
        yield return AnyQuantity.Number(1, 200).Select(rate => $"set-arrivals: {{ load: passers, arrivals: {rate}/s }}");
        yield return from tier in web from more in AnyQuantity.Microseconds(1, 100_000) select $"add-latency: {{ link: web-0 to {tier}, by: {more} }}";
        yield return from more in AnyQuantity.Microseconds(1, 10_000) select $"remove-latency: {{ link: people to web-0, by: {more} }}";
    }

    private static IEnumerable<Gen<string>> OfCache =>
    [
        AnyQuantity.Number(1, 8_000).Select(memory => $"resize-cache: {{ tier: cache, memory: {memory}KiB }}"),
        AnyQuantity.Microseconds(1_000, 20_000_000).Select(lifetime => $"set-lifetime: {{ tier: cache, lifetime: {lifetime} }}"),
    ];

    private static IEnumerable<Gen<string>> OfDatabase =>
    [
        Gen.Elements("[owner]", "[state, owner]", "[made desc]").Select(columns => $"add-index: {{ in: db, table: things, on: {columns}, name: added }}"),
        Gen.Elements("[id]", "[owner]").Select(columns => $"drop-index: {{ in: db, table: things, on: {columns} }}"),
        AnyQuantity.Number(128, 300_000).Select(memory => $"resize-buffer-pool: {{ tier: db, size: {memory}KiB }}"),
    ];

    private static Gen<string> Sized(Gen<string> tiers, string word, string key, int least, int most) =>
        from tier in tiers
        from size in AnyQuantity.Number(least, most)
        select $"{word}: {{ tier: {tier}, {key}: {size} }}";
}
