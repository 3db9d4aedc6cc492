using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Models.Links.Partitions;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Affinity;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Allocating;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Cpu.InterpreterLocks;
using BottleneckSim.Models.Resources.Cpu.Neighbours;
using BottleneckSim.Models.Resources.Cpu.Scheduling;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Memory;
using BottleneckSim.Models.Rollouts.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Tests.Databases;
using BottleneckSim.Models.Web;
using FsCheck.Fluent;

namespace BottleneckSim.Models.Tests.Changes;

public class ChangeInverseTests
{
    /// <summary>Town with an endpoint that loops over queries.</summary>
    private static readonly SystemDescription Listed = Counting.AddedTo(Listing.AddedTo(Town.System));

    /// <summary>Town with the traits that only some changes look at: burning threads, a lock, a neighbour, connections that cost, uneven demands under one label, a spike, affinity, an instance that crashed and one that was taken out.</summary>
    public static SystemDescription System { get; } = ShardChanges.Prepared(ReplicaChanges.Prepared(DeploymentChanges.Prepared(CacheChanges.Prepared(Listed with
    {
        Partitions = [new Partition(new PartitionEnd("web"), new PartitionEnd("back"))],
        Tiers = Listed.Tiers.SetItem("back", Town.Back with
        {
            Instances = 2,
            Balancer = new BalancerOptions { Affinity = AffinityKind.User, TakenOut = [2] },
            Cpu = new CpuOptions(1, CompetingThreads: 2),
            Memory = new MemoryOptions(70L << 20)
            {
                LeakBytesPerRequest = 100 << 10,
                Swap = new SwapOptions(4L << 20, DiskOptions.SolidState),
                Collector = CollectorOptions.Default with { YoungBytes = 1L << 20 },
                RestartDelay = Duration.FromMilliseconds(200),
            },
            Endpoints = Town.Named(
                endpoint => endpoint.Name,
                new EndpointOptions("GET /stock", [new AllocateStep(200 << 10), Town.Compute(3), Town.Compute(1, "uneven"), new SleepStep(Town.Exponential(10)), Town.Compute(2, "uneven"), .. Shapes])),
        }).SetItem("web", (WebOptions)Listed.Tiers["web"] with
        {
            Pools = Town.Web.Pools.SetItem(
                "orders-db", Town.Web.Pools["orders-db"] with { SetUp = ConnectionSetUp.Default, MaximumLifetime = Duration.FromSeconds(1), MaximumIdle = Duration.FromMilliseconds(300) }),
        }).SetItem("mailer", Town.Mailer with
        {
            Instances = 3,
            Crashed = [1],
            Cpu = new CpuOptions(1) { InterpreterLock = InterpreterLockOptions.Python, Neighbour = new NeighbourOptions(1), ContextSwitch = ContextSwitchOptions.Linux },
        }),
        Loads = Town.System.Loads.SetItem("crawlers", Town.Crawlers with
        {
            Spike = new SpikeOptions(2, Duration.FromSeconds(1)),
            Policy = new CallPolicy { Retry = new RetryOptions(2, BackOff.Default) },
        }),
    }))));

    /// <summary>Loops, branches and locks.</summary>
    private static Step[] Shapes =>
    [
        new ForEachStep(3, [Town.Compute(0.2, "compare"), Town.Compute(0.1, "same")]) { Label = "search" },
        new ParallelStep([[Town.Compute(0.3, "leaf")]]) { Copies = 3, Label = "leaves" },
        new LockStep("ledger", [Town.Compute(0.3, "book"), Town.Compute(0.2, "audit")]),
    ];

    public static TheoryData<string> Descriptions => [.. ChangeCatalogue.All.Select(change => change.Describe())];

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void A_change_and_its_inverse_describe_the_same_system(string description)
    {
        var change = ChangeCatalogue.All.Single(one => one.Describe() == description);
        var after = change.Apply(System);
        var inverse = change.Inverse(System);

        Assert.NotEqual(SystemText.Of(System), SystemText.Of(after));
        Assert.Equal(SystemText.Of(System), SystemText.Of(inverse.Apply(after)));
        Assert.Equal(SystemText.Of(after), SystemText.Of(inverse.Inverse(after).Apply(inverse.Apply(after))));
    }

    [Fact]
    public void Every_kind_of_change_is_in_the_catalogue()
    {
        Type[] consequences = [typeof(RestoreTiers), typeof(RollOn)]; // They only follow from others.
        var kinds = typeof(Change).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Change)) && !type.IsAbstract).Except(consequences);
        Assert.Empty(kinds.Except(ChangeCatalogue.All.Select(change => change.GetType())));
    }

    [Fact]
    public void Any_changes_one_after_another_are_taken_back_in_reverse()
    {
        Prop.ForAll(Gen.Elements(ChangeCatalogue.All.AsEnumerable()).ListOf().Select(list => list.Take(6).ToList()).ToArbitrary(), changes =>
        {
            var (system, inverses) = (System, new Stack<Change>());
            foreach (var change in changes)
            {
                try
                {
                    var after = change.Apply(system);
                    inverses.Push(change.Inverse(system));
                    system = after;
                }
                catch (ChangeRefusedException)
                {
                    // It does not fit after the others.
                }
            }

            return SystemText.Of(inverses.Aggregate(system, (now, inverse) => inverse.Apply(now))) == SystemText.Of(System);
        }).Check(seed: 21, tests: 150);
    }

    [Fact]
    public void The_opposite_of_a_change_has_a_name_of_its_own_where_there_is_one()
    {
        Assert.Equal(new RemoveLatency("web", "db", Duration.FromMilliseconds(1)), new AddLatency("web", "db", Duration.FromMilliseconds(1)).Inverse(System));
        Assert.IsType<CacheInFront>(new RemoveCache("web", Town.Browse, Shop.RecentOrders.Name, "cache").Inverse(
            System with { Tiers = System.Tiers.SetItem("web", WithDefaultTimeout) }));
        Assert.IsType<MoveInline>(ChangeCatalogue.MoveRender.Inverse(System));
    }

    [Fact]
    public void Steps_apart_from_each_other_come_back_to_their_places()
    {
        var endpoint = new EndpointOptions("GET /stock", [Town.Compute(1, "mail"), Town.Compute(2), Town.Compute(3, "mail")]);
        var system = System with { Tiers = System.Tiers.SetItem("back", Town.Back with { Endpoints = Town.Named(one => one.Name, endpoint) }) };
        var change = new MoveToQueue("back", "GET /stock", "mail", new QueueOptions { Name = "q" }, Town.Mailer with { Name = "w", Endpoints = Town.Mailer.Endpoints.Clear() });

        Assert.Equal(SystemText.Of(system), SystemText.Of(change.Inverse(system).Apply(change.Apply(system))));
    }

    private static WebOptions WithDefaultTimeout => Town.Web with
    {
        Endpoints = Town.Web.Endpoints.SetItem(Town.Browse, new EndpointOptions(
            Town.Browse, [new CacheStep("cache", Shop.Keys, [new QueryStep(Shop.RecentOrders.Name, "orders-db", Duration.FromSeconds(1))], CacheStep.DefaultTimeout)])),
    };
}
