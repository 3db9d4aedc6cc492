using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any tier of each kind, down to almost nothing: one worker, no accept queue, a cache of one entry.</summary>
internal static class AnyTier
{
    private static readonly string[] Policies = ["round-robin", "random", "least-connections", "two-choices"];

    public static Gen<string> Web(Cast cast, int number) =>
        from instances in Instances
        from policy in Gen.Elements(Policies)
        from cpu in Processor
        from workers in AnyQuantity.Number(1, 100)
        from accept in AnyQuantity.Number(0, 200)
        from pools in Pools(cast, number)
        from first in AnyProgram.Of(cast, number)
        from second in AnyProgram.Of(cast, number)
        let more = number == 0 ? $", {Cast.SecondEndpoint}: {second}" : string.Empty
        select $"{{ kind: web, instances: {instances}, balancer: {{ policy: {policy} }}, cpu: {cpu}, workers: {workers}, accept-queue: {accept}, pools: {pools}, endpoints: {{ {Cast.FirstEndpoint}: {first}{more} }} }}";

    public static Gen<string> Worker(Cast cast) =>
        from instances in Instances
        from cpu in Processor
        from workers in AnyQuantity.Number(1, 20)
        from pools in Pools(cast, cast.Webs)
        from job in AnyProgram.Of(cast, cast.Webs)
        select $"{{ kind: worker, queue: queue, instances: {instances}, cpu: {cpu}, workers: {workers}, pools: {pools}, jobs: {{ job: {job} }} }}";

    public static Gen<string> Queue => AnyQuantity.Number(1, 5_000).Select(capacity => $"{{ kind: queue, capacity: {capacity} messages }}");

    public static Gen<string> Cache =>
        from cpu in Processor
        from memory in AnyQuantity.Number(1, 4_000)
        from entry in AnyQuantity.Number(1, 1_024)
        from lifetime in AnyQuantity.Maybe(AnyQuantity.Microseconds(1_000, 20_000_000).Select(length => $", lifetime: {length}"))
        from eviction in Gen.Elements("lru", "fifo")
        from command in AnyQuantity.ScopedDemand(200)
        select $"{{ kind: cache, cpu: {cpu}, memory: {memory}KiB, entry: {entry}B{lifetime}, eviction: {eviction}, command: {command} }}";

    /// <summary>The processor of a node.</summary>
    private static Gen<string> Processor =>
        from cores in AnyQuantity.Number(1, 8)
        from competing in AnyQuantity.Maybe(AnyQuantity.Number(0, 6).Select(threads => $", competing-threads: {threads}"))
        select $"{{ cores: {cores}{competing} }}";

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
