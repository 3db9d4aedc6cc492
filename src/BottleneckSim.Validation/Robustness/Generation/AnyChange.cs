using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any change to a random scenario, as a file of one change.</summary>
internal static class AnyChange
{
    private static readonly string[] Policies = ["round-robin", "random", "least-connections", "two-choices"];

    private static readonly string[] Terms =
    [
        "set-retries: {{ caller: {0}, to: {1}, retry: {{ attempts: 3 }} }}", "set-breaker: {{ caller: {0}, to: {1}, breaker: {{ failures: 3 }} }}", "set-timeout: {{ caller: {0}, to: {1}, timeout: 100ms }}",
        "hedge-calls: {{ caller: {0}, to: {1}, hedge: {{ after: 20ms }} }}", "tie-calls: {{ caller: {0}, to: {1}, tie: {{ after: 1ms }} }}", "set-cancellation: {{ caller: {0}, to: {1}, cancel-abandoned: true }}",
    ];

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
        yield return from tier in host from instance in Gen.Choose(1, 3) from word in Gen.Elements("crash-node", "restart-node", "take-out-node", "put-back-node") select $"{word}: {{ tier: {tier}, instance: {instance.ToString(CultureInfo.InvariantCulture)} }}";
        yield return from tier in web from word in Gen.Elements("keep-affinity", "drop-affinity", "isolate") select $"{word}: {{ tier: {tier} }}";
        yield return from tier in web from threads in Gen.Choose(1, 4) select $"set-neighbour: {{ tier: {tier}, threads: {threads.ToString(CultureInfo.InvariantCulture)} }}";
        yield return from caller in Callers(cast) from tier in web from terms in Gen.Elements(Terms) select string.Format(CultureInfo.InvariantCulture, terms, caller, tier);
        yield return from load in Gen.Elements("people", "passers") from factor in Gen.Choose(0, 4) select $"spike: {{ load: {load}, factor: {factor.ToString(CultureInfo.InvariantCulture)}x, length: 2s }}";
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
        from word in Gen.Elements("add-replicas", "remove-replicas") from count in AnyQuantity.Number(1, 3) select $"{word}: {{ in: db, count: {count} }}",
        Gen.Elements("leader", "replicas", "read-your-writes").Select(reads => $"set-read-routing: {{ in: db, reads: {reads} }}"),
        Gen.Elements("none", "one", "all").Select(replicas => $"set-synchronous: {{ in: db, replicas: {replicas} }}"),
        from instance in Gen.Choose(1, 3) from word in Gen.Elements("crash-node", "restart-node") select $"{word}: {{ tier: db, instance: {instance.ToString(CultureInfo.InvariantCulture)} }}",
        Gen.Elements("partition", "heal").Select(word => $"{word}: {{ from: db, from-instance: 1, to: db, to-instance: 2 }}"),
    ];

    private static Gen<string> Callers(Cast cast) => Gen.Elements(cast.WebNames.Append("people").Append("passers"));

    private static Gen<string> Sized(Gen<string> tiers, string word, string key, int least, int most) =>
        from tier in tiers
        from size in AnyQuantity.Number(least, most)
        select $"{word}: {{ tier: {tier}, {key}: {size} }}";
}
