using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any tier of each kind, down to almost nothing: one worker, no accept queue, a cache of one entry.</summary>
internal static class AnyTier
{
    private static readonly string[] Policies =
    [
        "policy: round-robin", "policy: random", "policy: least-connections", "policy: two-choices", "policy: weighted, weights: [3, 1]", "policy: consistent-hash, virtual-nodes: 20",
        "policy: consistent-hash, load-bound: 1.3x", "policy: round-robin, affinity: user", "policy: random, health-check: { interval: 500ms, timeout: 200ms }",
        "policy: least-connections, outlier-probation: { consecutive-failures: 2, interval: 500ms, base-ejection: 1s }", "policy: round-robin, slow-start: 3s",
    ];

    private static readonly string[] Extras =
    [
        "context-switch: linux", "memory-contention: { contention: 10%, coherence: 1% }", "groups: { own: 1024, competing: 2048 }, competing-nice: 5",
        "neighbour: { threads: 2, weight: 512 }", "neighbour: { threads: 3, cap: 50% }",
    ];

    public static Gen<string> Web(Cast cast, int number) =>
        from instances in Instances
        from policy in Gen.Elements(Policies)
        from cpu in Host
        from disk in Gen.Elements("disk: ssd, ", "disk: hdd, ")
        from workers in AnyQuantity.Number(1, 100)
        from accept in AnyQuantity.Number(0, 200)
        from memory in AnyQuantity.Maybe(AnyQuantity.Number(256, 2_000).Select(size => $"memory: {{ size: {size}MiB, collector: generational }}, "))
        from pools in Pools(cast, number)
        from first in AnyProgram.Of(cast, number)
        from second in AnyProgram.Of(cast, number)
        let more = number == 0 ? $", {Cast.SecondEndpoint}: {second}" : string.Empty
        select $"{{ kind: web, instances: {instances}, balancer: {{ {policy} }}, cpu: {cpu}, {disk}{memory}workers: {workers}, accept-queue: {accept}, pools: {pools}, endpoints: {{ {Cast.FirstEndpoint}: {first}{more} }} }}";

    public static Gen<string> Worker(Cast cast) =>
        from instances in Instances
        from cpu in Host
        from workers in AnyQuantity.Number(1, 20)
        from pools in Pools(cast, cast.Webs)
        from job in AnyProgram.Of(cast, cast.Webs)
        select $"{{ kind: worker, queue: queue, instances: {instances}, cpu: {cpu}, disk: ssd, workers: {workers}, pools: {pools}, jobs: {{ job: {job} }} }}";

    public static Gen<string> Queue => AnyQuantity.Number(1, 5_000).Select(capacity => $"{{ kind: queue, capacity: {capacity} messages }}");

    public static Gen<string> Cache =>
        from cpu in Processor
        from memory in AnyQuantity.Number(1, 4_000)
        from entry in AnyQuantity.Number(1, 1_024)
        from lifetime in AnyQuantity.Maybe(AnyQuantity.Microseconds(1_000, 20_000_000).Select(length => $", lifetime: {length}"))
        from eviction in Gen.Elements("lru", "fifo", "lfu")
        from command in AnyQuantity.ScopedDemand(200)
        select $"{{ kind: cache, cpu: {cpu}, memory: {memory}KiB, entry: {entry}B{lifetime}, eviction: {eviction}, command: {command} }}";

    /// <summary>The processor of a node.</summary>
    private static Gen<string> Processor =>
        from cores in AnyQuantity.Number(1, 8)
        from competing in AnyQuantity.Maybe(AnyQuantity.Number(0, 6).Select(threads => $", competing-threads: {threads}"))
        from extra in AnyQuantity.Maybe([.. Extras.Select(one => ", " + one)])
        select $"{{ cores: {cores}{competing}{extra} }}";

    /// <summary>The processor of a node that runs programs.</summary>
    private static Gen<string> Host =>
        from processor in Processor
        from locked in Gen.Frequency((4, Gen.Constant(string.Empty)), (1, Gen.Elements(", interpreter-lock: python", ", interpreter-lock: { processes: 2 }")))
        select processor[..^2] + locked + " }";

    private static Gen<string> Instances => Gen.Choose(1, 4).Select(count => count.ToString(CultureInfo.InvariantCulture));

    private static Gen<string> Pools(Cast cast, int number)
    {
        var targets = Enumerable.Range(number + 1, Math.Max(0, cast.Webs - number - 1)).Select(target => (Name: $"to-{Cast.Web(target)}", Target: Cast.Web(target)))
            .Concat(cast.HasDatabase ? [("db", "db")] : Array.Empty<(string, string)>())
            .Select(target => Pool(target.Item2).Select(pool => $"{target.Item1}: {pool}"));
        return Gen.CollectToArray(targets).Select(pools => pools.Length == 0 ? "{}" : $"{{ {string.Join(", ", pools)} }}");
    }

    private static Gen<string> Pool(string to) =>
        from size in AnyQuantity.Number(1, 40)
        from timeout in AnyQuantity.Maybe(AnyQuantity.Microseconds(1_000, 5_000_000).Select(length => $", timeout: {length}"))
        from waiting in AnyQuantity.Maybe(AnyQuantity.Number(1, 100).Select(count => $", max-waiting: {count}"))
        select $"{{ to: {to}, size: {size}{timeout}{waiting} }}";
}
