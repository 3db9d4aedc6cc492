using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Autoscaling;
using BottleneckSim.Models.Autoscaling.Changes;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Calls.Breakers;
using BottleneckSim.Models.Calls.Changes;
using BottleneckSim.Models.Calls.Copies;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Databases.Growth.Changes;
using BottleneckSim.Models.Databases.Locking.Changes;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.Links.Partitions.Changes;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Changes;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.LoadBalancing.Outliers;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Loads.Patterns;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Programs.Locking.Changes;
using BottleneckSim.Models.Programs.Looping.Changes;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Parallel.Changes;
using BottleneckSim.Models.Programs.Transactions.Changes;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Resources.Connections.Changes;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Resources.Cpu.Neighbours;
using BottleneckSim.Models.Resources.Cpu.Scheduling;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Disks.Changes;
using BottleneckSim.Models.Resources.EventLoops;
using BottleneckSim.Models.Resources.EventLoops.Changes;
using BottleneckSim.Models.Resources.Memory.Changes;
using BottleneckSim.Models.Resources.Slots.Admission;
using BottleneckSim.Models.Resources.Slots.Admission.Changes;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases;

namespace BottleneckSim.Models.Tests.Changes;

/// <summary>Changes of every kind that fit <see cref="Town"/>, several of a kind where they differ.</summary>
internal static class ChangeCatalogue
{
    public static CacheOptions SecondCache { get; } = Town.Cache with { Name = "second" };

    public static MoveToQueue MoveRender { get; } = new("web", Town.Order, "work", new QueueOptions { Name = "work-queue" }, Town.Mailer with { Name = "workers", Endpoints = Town.Mailer.Endpoints.Clear() });

    public static IReadOnlyList<Change> All { get; } =
    [
        new AddIndex("db", "orders", [Orders.Key("status")]),
        new AddIndex("db", "orders", [Orders.Key("status"), Orders.Key("created_at desc")]) { Include = ["total"], IsUnique = true, Name = "by_status" },
        new DropIndex("db", "orders", "orders_customer_id_created_at_idx"),
        new ResizeBufferPool("db", 4L << 20),
        new BatchQueries("web", Listing.Endpoint, Listing.Details, 3),
        new BatchQueries("web", Listing.Endpoint, Listing.Details),
        new JoinInsteadOfLoop("web", Listing.Endpoint, Shop.RecentOrders.Name, Listing.Details, "id"),
        new AddLatency("web", "db", Duration.FromMilliseconds(20)),
        new AddLatency("shoppers", "web", Duration.FromMilliseconds(20)),
        new RemoveLatency("web", "back", Duration.FromMicroseconds(100)),
        new BurnCpu("web", 3),
        new BurnCpu("db", 2),
        new StopBurning("back", 2),
        new SetBandwidth("web", "db", 2_000_000),
        new SetBandwidth("shoppers", "web", 100_000),
        new SetLoss("web", "cache", 0.05),
        new SetLoss("crawlers", "web", 0.01),
        new SetAdmission("web", new AdmissionOptions { Discipline = QueueDiscipline.LastInFirstOut, DelayTarget = Duration.FromMilliseconds(5), ReservedSlots = 2 }),
        new SetAdmission("back", new AdmissionOptions { QueueTimeout = Duration.FromMilliseconds(30), AdaptiveLatency = Duration.FromMilliseconds(20) }),
        new SetPriority("web", Town.Order, 3),
        new SetEventLoop("web", new EventLoopOptions(2, "render")),
        new SetEventLoop("mailer", new EventLoopOptions()),
        new SetPool("web", "orders-db", 3, 4),
        new SetDisk("db", DiskOptions.Spinning),
        new SetDisk("db", DiskOptions.Nvme),
        new SetMemory("back", 80L << 20),
        new SetMemory("back", 20L << 20),
        new LeakMemory("back", 1L << 20),
        new FixLeak("back"),
        new Restart("back"),
        new Renice("back", 10),
        new Renice("web", -5),
        new SetGroupWeight("back", new SchedulerGroups(2_048)),
        new SetProcesses("mailer", 3),
        new SetNeighbour("web", new NeighbourOptions(2, 512, 1_500)),
        new SetNeighbour("mailer", new NeighbourOptions(4)),
        new CapNeighbour("mailer", 300),
        new Isolate("mailer"),
        new ResizeCpu("web", 1),
        new ResizeCpu("cache", 4),
        new ResizeCpu("web", 8, 1),
        new ResizeCpu("back", 2, 1),
        new ResizeCpu("db", 6, 1),
        new ResizeCpu("mailer", 3, 2),
        new SetWorkers("web", 3),
        new SetWorkers("mailer", 5),
        new SetAcceptQueue("web", 0),
        new SetPool("web", "orders-db", 2),
        new SetPool("web", "back", 30),
        new SetCpuDemand("web", Town.Browse, "render", Town.Always(4)),
        new SetCpuDemand("mailer", Town.Mail, "work", Town.Exponential(30)),
        new SetCpuDemand("back", "GET /stock", "uneven", Town.Always(1)),
        new Parallelise("back", "GET /stock", "search"),
        new Serialise("back", "GET /stock", "leaves"),
        new SetQuorum("back", "GET /stock", "leaves", Quorum.Of(2)),
        new BreakAtMatch("back", "GET /stock", "search"),
        new HoistOutOfLoop("back", "GET /stock", "search", "same"),
        new ShortenTransaction("web", Counting.Endpoint, "transaction", "render"),
        new ShortenTransaction("web", Counting.Endpoint, "transaction", "GET /stock"),
        new SetTransactionRetries("web", Counting.Endpoint, "transaction", new RetryOptions(4, BackOff.Default)),
        new SetTransactionRetries("web", Counting.Endpoint, "transaction", null),
        new ShardCounter("db", Counting.Table, "id", 4),
        new SetLockTimeout("db", Duration.FromMilliseconds(50)),
        new SetGrowth("db", "orders", 50_000),
        new SetGrowth("db", Counting.Table, 100),
        new KeepLast("db", "orders", 300_000),
        new ShortenLock("back", "GET /stock", "ledger", "audit"),
        new SetRetries("web", "back", new RetryOptions(3, BackOff.Default)),
        new SetRetries("shoppers", "web", new RetryOptions(4, BackOff.Default, new RetryBudgetOptions(0.1, 10))),
        new SetRetries("crawlers", "web", null),
        new SetRetryBudget("crawlers", "web", new RetryBudgetOptions(0.2, 5)),
        new SetBreaker("web", "back", BreakerOptions.Default with { Failures = 2 }),
        new SetBreaker("web", "cache", BreakerOptions.Default with { Failures = 1, Ratio = 0 }),
        new SetTimeout("web", "back", Duration.FromMilliseconds(15)),
        new SetTimeout("shoppers", "web", Duration.FromMilliseconds(30)),
        new HedgeCalls("web", "back", new HedgeOptions(Duration.FromMilliseconds(8))),
        new TieCalls("web", "back", new TieOptions(Duration.FromMilliseconds(1))),
        new SetCancellation("web", "back", true),
        new SetCancellation("shoppers", "web", true),
        new Scale("web", 1),
        new Scale("web", 4),
        new Scale("back", 3),
        new Scale("mailer", 1),
        new Scale("cache", 2),
        new SetAutoscaler("web", new AutoscalerOptions(AutoscalingMetric.Concurrency, 0.5, 1, 4) { Every = Duration.FromSeconds(1), Window = Duration.FromSeconds(1), Delay = Duration.Zero }),
        new SetAutoscaler("mailer", new AutoscalerOptions(AutoscalingMetric.QueueDepth, 1, 1, 5)),
        new SetBalancer("web", BalancingPolicy.LeastConnections),
        new SetBalancer("mailer", BalancingPolicy.Random),
        new SetBalancer("web", BalancingPolicy.ConsistentHash),
        new SetBalancer("web", BalancingPolicy.Weighted),
        new SetHealthCheck("web", new HealthCheckOptions { Interval = Duration.FromMilliseconds(100), Timeout = Duration.FromMilliseconds(50), Endpoint = Town.Browse }),
        new SetHealthCheck("web", new HealthCheckOptions { Interval = Duration.FromMilliseconds(50), Timeout = Duration.FromMilliseconds(5) }),
        new SetOutlierProbation("web", new OutlierOptions { Interval = Duration.FromMilliseconds(200), BaseEjection = Duration.FromMilliseconds(300), LatencyFactor = 1.5, MinimumRequests = 2 }),
        new KeepAffinity("web"),
        new DropAffinity("back"),
        new TakeOutNode("web", 2),
        new PutBackNode("back", 2),
        new CrashNode("web", 1),
        new CrashNode("back", 1),
        new CrashNode("db", 1),
        new CrashNode("cache", 1),
        new CrashNode("mailer", 2),
        new RestartNode("mailer", 1),
        new SetUsers("shoppers", 40),
        new SetUsers("shoppers", 1),
        new SetArrivals("crawlers", 150),
        new SetShape("shoppers", [new LoadStage(Duration.FromMilliseconds(300), 30, 100), new LoadStage(Duration.FromMilliseconds(900), 2, 50), new LoadStage(Duration.FromSeconds(2), 10)]),
        new SetPattern("crawlers", new DiurnalPattern(Duration.FromSeconds(2), 0.9, Duration.Zero)),
        new SetPattern("crawlers", new BurstPattern(Duration.FromMilliseconds(500), Duration.FromMilliseconds(50), 8)),
        new SetPattern("crawlers", new PointsPattern([new RatePoint(Duration.FromMilliseconds(100), 0), new RatePoint(Duration.FromSeconds(1), 5)], null)),
        new Spike("shoppers", 3, Duration.FromMilliseconds(400)),
        new Spike("crawlers", 0, Duration.FromSeconds(1)),
        new EndSpike("crawlers"),
        new ResizeCache("cache", 40 * 1_024),
        new SetLifetime("cache", null),
        new SetLifetime("cache", Duration.FromMilliseconds(100)),
        new RemoveCache("web", Town.Browse, Shop.RecentOrders.Name, "cache"),
        new CacheInFront("web", Town.Order, Shop.PlaceOrder.Name, Shop.Keys, SecondCache),
        new CacheInFront("web", Town.Order, Shop.PlaceOrder.Name, Shop.Keys, Town.Cache),
        MoveRender,
        new MoveToQueue("web", Town.Browse, "work", new QueueOptions { Name = "letters" }, Town.Mailer with { Endpoints = Town.Mailer.Endpoints.Clear() }),
        new MoveInline("web", Town.Order, Town.Mail, "letters", "mailer"),
        .. CacheChanges.All,
        .. DeploymentChanges.All,
        .. QueueChanges.All,
        new PartitionNetwork(new Partition(new PartitionEnd("web"), new PartitionEnd("db"))),
        new PartitionNetwork(new Partition(new PartitionEnd("mailer", 2), new PartitionEnd("letters"))),
        new PartitionNetwork(new Partition(new PartitionEnd("web"), new PartitionEnd("web", 1), IsOneWay: true)),
        new PartitionNetwork(new Partition(new PartitionEnd("shoppers"), new PartitionEnd("web"))),
        new HealNetwork(new Partition(new PartitionEnd("web"), new PartitionEnd("back"))),
        .. ReplicaChanges.All,
        .. ShardChanges.All,
    ];
}
