using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Caching;
using BottleneckSim.Observations.Calls;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Network;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Queues;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Telemetry.Tests.Sinks;

/// <summary>Facts as a run would emit them, for a shop with one node of every kind and two web servers; each second is like the last.</summary>
internal sealed class SyntheticShop(ObservationSink sink)
{
    public const int Users = 0;
    public const int Balancer = 1;
    public const int Shop1 = 2;
    public const int Shop2 = 3;
    public const int Database = 4;
    public const int Cache = 5;
    public const int Queue = 6;
    public const int Worker = 7;
    public const int RequestsPerSecond = 20;
    private const int Cores = 4;
    private static readonly OperationDescription[] Pages = [new("GET /orders", "/orders", "GET"), new("POST /orders", "/orders", "POST")];
    private static readonly ResourceDescription Cpu = new("cpu", ResourceKind.Cpu, 256);
    private long _second;
    private long _request;

    public static IReadOnlyList<ResourceDescription> WebResources { get; } =
        [Cpu, new("workers", ResourceKind.WorkerSlots), new("pool orders-db", ResourceKind.ConnectionPool)];

    private Instant Now => Instant.FromSeconds(_second);

    public static NodeDescribed Web(int node, bool isGone = false) =>
        new(Instant.Zero, node, $"shop-{node - 1}", "shop", NodeKind.Web, WebResources, Pages, isGone);

    public void Describe()
    {
        sink.Observe(new NodeDescribed(Now, Users, "shoppers", "shoppers", NodeKind.Load, [], Pages));
        sink.Observe(new NodeDescribed(Now, Balancer, "shop-balancer", "shop", NodeKind.Balancer, [], Pages));
        sink.Observe(Web(Shop1));
        sink.Observe(Web(Shop2));
        sink.Observe(new NodeDescribed(
            Now, Database, "db", "db", NodeKind.Database,
            [Cpu, new("disk", ResourceKind.Disk), new("connections", ResourceKind.ConnectionSlots), new("lock orders", ResourceKind.Lock)],
            [new("recent-orders", "orders", "SELECT"), new("insert-order", "orders", "INSERT")])
        { Tables = ["customers", "orders"] });
        sink.Observe(new NodeDescribed(Now, Cache, "cache", "cache", NodeKind.Cache, [Cpu], [new("get", "", "GET"), new("put", "", "SET")]));
        sink.Observe(new NodeDescribed(
            Now, Queue, "mail", "mail", NodeKind.Queue, [new("messages", ResourceKind.MessageQueue)],
            [new("receive", "mail", "receive"), new("acknowledge", "mail", "settle"), new("send-mail", "mail", "send")]));
        sink.Observe(new NodeDescribed(
            Now, Worker, "mailer-1", "mailer", NodeKind.Worker, [Cpu, new("workers", ResourceKind.WorkerSlots)], [new("send-mail", "mail", "process")]));
    }

    /// <summary>Lets a second pass.</summary>
    public void Second()
    {
        _second++;
        for (var request = 0; request < RequestsPerSecond; request++)
        {
            Request(request % 2 == 0 ? Shop1 : Shop2, request == 0 ? RequestOutcome.Refused : RequestOutcome.Succeeded);
        }

        sink.Observe(new ServerRequestStarted(Now, Shop1, 0));
        sink.Observe(new IndexBuildProgressed(Now, Database, 0, 10 * _second, 1000));
        Sample();
    }

    /// <summary>Emits the samples of this instant.</summary>
    public void Sample()
    {
        foreach (var node in (int[])[Shop1, Shop2, Database, Cache, Worker])
        {
            Resource(node, 0, Cores, inUse: 3, waiting: 2, workUnitsPerNanosecond: 256);
        }

        foreach (var node in (int[])[Shop1, Shop2])
        {
            Resource(node, 1, capacity: 64, inUse: 40, waiting: 5);
            Resource(node, 2, capacity: 20, inUse: 20, waiting: 3);
            sink.Observe(new MemorySampled(Now, node, 500 << 20, 4L << 30)
            {
                HasCollector = true,
                MinorCollections = 4 * _second,
                MajorCollections = _second,
                CollectingTime = Duration.FromMilliseconds(250 * _second),
            });
        }

        Resource(Database, 1, capacity: 1, inUse: 1, waiting: 7);
        Resource(Database, 2, capacity: 100, inUse: 40, waiting: 0);
        Resource(Database, 3, capacity: 1, inUse: 0, waiting: 0);
        Resource(Worker, 1, capacity: 4, inUse: 4, waiting: 0);
        sink.Observe(new MemorySampled(Now, Database, 2L << 30, 4L << 30));
        sink.Observe(new DiskSampled(Now, Database, 1, 900 * _second, 50 * _second, (900 * _second) << 13, (50 * _second) << 13, 800_000_000 * _second));
        sink.Observe(new CacheSampled(Now, Cache, 90 * _second, 10 * _second, _second, 2 * _second, 1000, 1000 << 10)
        {
            Coalesced = _second,
            Revalidations = _second,
            EarlyRefreshes = _second,
            Invalidations = _second,
            StaleAnswers = _second,
        });
        sink.Observe(new StaleAnswerGiven(Now, Cache, Duration.FromSeconds(2)));
        sink.Observe(new ReplicaSampled(Now, Database, Duration.FromMilliseconds(800), 40, 8_000, 300 * _second, 20 * _second, 3 * _second, true));
        sink.Observe(new TableSampled(Now, Database, 0, 1_000, 0));
        sink.Observe(new TableSampled(Now, Database, 1, 200 * _second, 3));
        sink.Observe(new StatementFinished(
            Now, Database, 0, PlanKind.IndexScan, Now - Duration.FromSeconds(1), 0, 0, 0, 0, Duration.FromMilliseconds(500), RequestOutcome.Deadlocked));
        sink.Observe(new StaleReadGiven(Now, Database, 0, Duration.FromMilliseconds(400)));
        sink.Observe(new CallsSampled(Now, Shop1, 0, Database, 5 * _second, _second, 7 * _second, 7 * _second, _second, _second, _second, BreakerState.Open, _second));
        sink.Observe(new NetworkSampled(Now, Shop1, 9_000 * _second, 7_000 * _second, 3));
        sink.Observe(new LinkSampled(Now, Shop1, Database, _second, 500 * _second, 1_000_000_000 * _second, 300_000_000 * _second, 50_000_000 * _second, Duration.FromMilliseconds(20)));
        sink.Observe(new QueueSampled(Now, Queue, 5 * _second, _second, 4 * _second, 4 * _second, _second, Duration.FromSeconds(_second))
        {
            InFlight = 1,
            Delayed = 1,
            DeadLetters = _second,
            Redelivered = _second,
            Returned = _second,
            LateAcknowledgements = _second,
            DeadLettered = _second,
            Expired = _second,
            Discarded = _second,
        });
    }

    private void Request(int server, RequestOutcome outcome)
    {
        var issued = Now - Duration.FromMilliseconds(200);
        var arrived = Now - Duration.FromMilliseconds(190);
        var inside = Now - Duration.FromMilliseconds(180);
        sink.Observe(new RequestIssued(issued, Users, 0, _request));
        sink.Observe(new ServerRequestStarted(arrived, server, 0));
        if (outcome == RequestOutcome.Succeeded)
        {
            sink.Observe(new WaitFinished(arrived, server, 1, Duration.FromMilliseconds(1), WasGranted: true));
            sink.Observe(new WaitFinished(inside, server, 2, Duration.FromMilliseconds(3), WasGranted: true));
            sink.Observe(new StatementFinished(
                Now, Database, 0, PlanKind.SequentialScan, inside, 5_000, 20, 100, 40, Duration.FromMicroseconds(10), RequestOutcome.Succeeded));
            sink.Observe(new CallFinished(Now, server, Database, 0, inside, RequestOutcome.Succeeded, 20));
            sink.Observe(new CallFinished(Now, server, Cache, 0, inside, RequestOutcome.Succeeded, 0));
            sink.Observe(new CallFinished(Now, server, Queue, 2, inside, RequestOutcome.Succeeded, 0));
            sink.Observe(new UseFinished(Now, server, 2, Duration.FromMilliseconds(150)));
            sink.Observe(new JobProcessed(Now, Worker, 0, issued, inside, RequestOutcome.Succeeded));
        }

        sink.Observe(new ServerRequestFinished(Now, server, 0, arrived, outcome));
        sink.Observe(new RequestFinished(Now, Users, 0, _request++, issued, outcome, 1_000));
    }

    private void Resource(int node, int resource, int capacity, int inUse, int waiting, int workUnitsPerNanosecond = 1)
    {
        var elapsed = _second * 1_000_000_000;
        sink.Observe(new ResourceSampled(
            Now, node, resource, capacity, inUse, waiting, capacity * elapsed, inUse * elapsed * workUnitsPerNanosecond,
            (inUse + waiting) * elapsed, waiting * elapsed, 100 * _second, 99 * _second, _second));
    }
}
