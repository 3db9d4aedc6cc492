using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Changes;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Resources.Connections.Changes;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems.Changes;
using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Actors.Tests;

/// <summary>A random shop with a seed and a random script of changes.</summary>
internal sealed record RandomRun(ShopSystem Shop, ulong Seed, RunScript Script);

/// <summary>Draws shops of all sizes, down to a pool, a queue or a time-out of almost nothing, and changes at any nanosecond.</summary>
internal static class RandomRuns
{
    private static readonly string[] Ends = ["shop", "stock", "catalogue", "mails", "mailer"];

    public static Arbitrary<RandomRun> All(int simulatedMilliseconds) => Arb.From(
        from shop in Shops
        from seed in Gen.Choose(1, int.MaxValue)
        from changes in Gen.ListOf(TimedChange(simulatedMilliseconds)).Select(list => list.Take(8).OrderBy(change => change.At).ToImmutableArray())
        from step in Gen.Choose(50, 400)
        select new RandomRun(shop, (ulong)seed, new RunScript(Duration.FromMilliseconds(simulatedMilliseconds), Duration.FromMilliseconds(step), changes)));

    private static Gen<ShopSystem> Shops =>
        from shops in Gen.Choose(1, 4)
        from mailers in Gen.Choose(1, 3)
        from policy in Gen.Elements(Enum.GetValues<BalancingPolicy>())
        from users in Gen.Choose(1, 40)
        from bots in Gen.Choose(1, 300)
        from workers in Gen.Choose(1, 16)
        from acceptQueue in Gen.Choose(0, 32)
        from pool in Gen.Choose(1, 6)
        from capacity in Gen.Choose(1, 20)
        from latency in Gen.Choose(1, 800)
        from border in Gen.Choose(50, 5_000)
        from timeout in Gen.Choose(1, 80)
        from jitter in Gen.Elements(true, false)
        select new ShopSystem
        {
            Shops = shops,
            Mailers = mailers,
            Policy = policy,
            Users = users,
            BotsPerSecond = bots,
            Workers = workers,
            AcceptQueue = acceptQueue,
            PoolSize = pool,
            QueueCapacity = capacity,
            DefaultLatency = Duration.FromMicroseconds(latency),
            StockLatency = Duration.FromMicroseconds(border),
            Timeout = Duration.FromMilliseconds(timeout),
            HasJitter = jitter,
        };

    private static Gen<(Duration At, Change Change)> TimedChange(int milliseconds) =>
        from at in Gen.Choose(0, milliseconds * 1_000)
        from change in AnyChange
        select (Duration.FromNanoseconds((at * 1_000L) + (at % 997)), change);

    private static Gen<Change> AnyChange => Gen.OneOf(
        Gen.Choose(1, 5).Select(count => (Change)new Scale("shop", count)),
        Gen.Choose(1, 4).Select(count => (Change)new Scale("mailer", count)),
        Gen.Choose(1, 3).Select(count => (Change)new Scale("stock", count)),
        Gen.Choose(1, 8).Select(count => (Change)new BurnCpu("shop", count)),
        Gen.Choose(1, 4).Select(count => (Change)new ResizeCpu("stock", count)),
        Gen.Choose(1, 4).Zip(Gen.Choose(1, 3), (cores, atOnce) => (Change)new ResizeCpu("stock", cores, atOnce)),
        Gen.Choose(1, 12).Select(count => (Change)new SetWorkers("shop", count)),
        Gen.Choose(1, 12).Select(count => (Change)new SetPool("shop", "to-stock", count)),
        Gen.Choose(0, 60).Select(count => (Change)new SetUsers("shoppers", count)),
        Gen.Choose(1, 400).Select(count => (Change)new SetArrivals("bots", count)),
        Gen.Choose(1, 200).Select(count => (Change)new ResizeCache("catalogue", count * 1_024L)),
        Gen.Elements(Enum.GetValues<BalancingPolicy>()).Select(policy => (Change)new SetBalancer("shop", policy)),
        Gen.Elements(Ends).Zip(Gen.Elements(Ends), (one, other) => (Change)new AddLatency(one, other, Duration.FromMicroseconds(700))),
        Gen.Elements(Ends).Zip(Gen.Elements(Ends), (one, other) => (Change)new RemoveLatency(one, other, Duration.FromMicroseconds(40))));
}
