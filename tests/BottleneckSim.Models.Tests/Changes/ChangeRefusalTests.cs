using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Queries.Changes;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Links.Changes;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.LoadBalancing.Changes;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.LoadBalancing.Outliers;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Queues.Changes;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Connections.Changes;
using BottleneckSim.Models.Resources.Cpu.Changes;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Models.Tests.Databases;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Changes;

public class ChangeRefusalTests
{
    public static TheoryData<string, string> Refusals => new()
    {
        { nameof(SetEndpoint), "Calls lead back to GET /stock of 'back': they would never end." },
        { "an endpoint in use", "which it does not have" },
        { nameof(SetQuery), "Database 'db' has no query 'nothing'" },
        { nameof(AddTier), "There is a tier 'back' already" },
        { nameof(RemoveTier), "Tier 'back' is still needed by pool back of web, POST /orders of web." },
        { nameof(AddPool), "There is no tier 'nowhere'" },
        { nameof(RemovePool), "Pool 'back' of 'web' is still needed by POST /orders." },
        { nameof(RedirectLoad), "asks 'back' for 'GET /orders', which it does not have" },
        { nameof(Scale), "holds data: another node would need a copy of it" },
        { "no such tier", "There is no tier 'shop'; tiers are: back, cache, db, letters, mailer, web." },
        { "instances", "Instances must be 1 to 1,000, not 0." },
        { nameof(SetWorkers), "Workers must be 1 to 100,000, not 0." },
        { "not a host", "Tier 'db' is not a web or worker tier; those are: back, mailer, web." },
        { nameof(SetPool), "Tier 'web' has no pool 'db'; its pools are: back, orders-db." },
        { "pool size", "Connections must be 1 to 10,000, not 10,001." },
        { nameof(SetAcceptQueue), "Tier 'mailer' is not a web tier; those are: back, web." },
        { nameof(SetCpuDemand), "computes nothing labelled 'parse'; its labels are: work, render." },
        { nameof(ResizeCpu), "Tier 'letters' has no processor of its own; those that have: back, cache, db, mailer, web." },
        { "unavailable", "The instances that may be unavailable must be 1 to 1,000, not 0." },
        { nameof(BurnCpu), "Burning threads must be 1 to 1,024, not 0." },
        { nameof(StopBurning), "0 threads of another process burn processor time on 'web'; 1 cannot be stopped." },
        { nameof(AddLatency), "There is no tier or population 'shop'; there are: back, cache, db, letters, mailer, web, crawlers, shoppers." },
        { nameof(RemoveLatency), "The latency between 'web' and 'db' would be 0s; allowed are 1us to 10s." },
        { nameof(SetBalancer), "Tier 'back' has one instance and no balancer." },
        { nameof(SetHealthCheck), "A health check's time-out is at most its interval (2s), not 3s." },
        { nameof(SetOutlierProbation), "The longest probation is at least the first (30s), not 1s." },
        { nameof(TakeOutNode), "The instance must be 1 to 2, not 3." },
        { nameof(PutBackNode), "Instance 1 of 'web' was not taken out; those that were: none." },
        { nameof(DropAffinity), "Tier 'back' has one instance and no balancer." },
        { nameof(CrashNode), "The instance must be 1 to 1, not 2." },
        { nameof(RestartNode), "Instance 1 of 'db' has not crashed; those that have: none." },
        { nameof(SetUsers), "There is no population of users 'crawlers'; there are: shoppers." },
        { nameof(SetArrivals), "There is no open population 'shoppers'; there are: crawlers." },
        { "rate", "Arrivals must be 0.001/s to 10,000,000/s, not 0/s." },
        { nameof(SetShape), "stage 2 ends at 1s, not after the one before it (1s)" },
        { nameof(SetPattern), "There is no open population 'shoppers'; there are: crawlers." },
        { nameof(Spike), "A spike's factor must be 0 to 1,000, not -1." },
        { "a short spike", "A spike lasts 1ms to 7d, not 1us." },
        { nameof(EndSpike), "There is no population 'nobody'; there are: crawlers, shoppers." },
        { nameof(ResizeCache), "Cache 'cache' needs room for one entry (1024 bytes)" },
        { nameof(SetLifetime), "A lifetime is 1ms to 31536000s (a year), not 1us." },
        { nameof(CacheInFront), "are cached already" },
        { "key space", "There is no key space 'goods'; there are: customers." },
        { "not asked", "does not ask 'recent-orders'; it asks: place-order." },
        { nameof(RemoveCache), "are not cached in 'second'" },
        { nameof(MoveToQueue), "has no step labelled 'mail'; its labels are: work." },
        { "in a loop", "has steps labelled 'render' inside a loop or behind a cache" },
        { nameof(MoveInline), "does not enqueue 'mail' on 'letters'" },
        { "compiled", "After 'web: do 'mail' of POST /orders within the request' the system would not work" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refused_change_says_what_is_allowed_and_the_run_goes_on_as_it_was(string what, string message)
    {
        var system = what == "compiled" ? WithSecondSender : Town.System;
        using var engine = new SequentialEngine(system, 1, new NullSink());
        engine.AdvanceTo(Instant.FromSeconds(1));

        Assert.Contains(message, Assert.Throws<ChangeRefusedException>(() => engine.Apply(Change(what), ChangeOrigin.Operator)).Message, StringComparison.Ordinal);
        Assert.Same(system, engine.System);
        engine.AdvanceTo(Instant.FromSeconds(2));
    }

    /// <summary>Two endpoints send the job, so that its workers cannot lose it.</summary>
    private static BottleneckSim.Models.Systems.SystemDescription WithSecondSender => Town.System with
    {
        Tiers = Town.System.Tiers.SetItem("back", Town.Back with
        {
            Endpoints = Town.Named(
                endpoint => endpoint.Name,
                Town.Back.Endpoints["GET /stock"] with { Steps = [new BottleneckSim.Models.Programs.EnqueueStep("letters", Town.Mail, Duration.FromSeconds(1))] }),
        }).SetItem("mailer", Town.Mailer with
        {
            Endpoints = Town.Mailer.Endpoints.Add("other", new BottleneckSim.Models.Programs.EndpointOptions("other", [])),
        }),
    };

    private static Change Change(string what) => what switch
    {
        nameof(SetEndpoint) => new SetEndpoint("back", "GET /stock", new EndpointOptions("GET /stock", [new CallStep("back", "GET /stock", null, Duration.FromSeconds(1))])),
        "an endpoint in use" => new SetEndpoint("web", Town.Browse, null),
        nameof(SetQuery) => new SetQuery("db", "nothing", null),
        nameof(AddTier) => new AddTier(Town.Back),
        nameof(RemoveTier) => new RemoveTier("back"),
        nameof(AddPool) => new AddPool("web", new PoolOptions("more", "nowhere", 1, Duration.FromSeconds(1))),
        nameof(RemovePool) => new RemovePool("web", "back"),
        nameof(RedirectLoad) => new RedirectLoad("shoppers", "back"),
        nameof(Scale) => new Scale("db", 2),
        "no such tier" => new Scale("shop", 2),
        "instances" => new Scale("web", 0),
        nameof(SetWorkers) => new SetWorkers("web", 0),
        "not a host" => new SetWorkers("db", 5),
        nameof(SetPool) => new SetPool("web", "db", 3),
        "pool size" => new SetPool("web", "back", 10_001),
        nameof(SetAcceptQueue) => new SetAcceptQueue("mailer", 5),
        nameof(SetCpuDemand) => new SetCpuDemand("web", Town.Browse, "parse", Town.Always(1)),
        nameof(ResizeCpu) => new ResizeCpu("letters", 2),
        "unavailable" => new ResizeCpu("web", 2, 0),
        nameof(BurnCpu) => new BurnCpu("web", 0),
        nameof(StopBurning) => new StopBurning("web", 1),
        nameof(AddLatency) => new AddLatency("shop", "db", Duration.FromSeconds(1)),
        nameof(RemoveLatency) => new RemoveLatency("web", "db", Duration.FromMicroseconds(250)),
        nameof(SetBalancer) => new SetBalancer("back", BalancingPolicy.Random),
        nameof(SetHealthCheck) => new SetHealthCheck("web", new HealthCheckOptions { Timeout = Duration.FromSeconds(3) }),
        nameof(SetOutlierProbation) => new SetOutlierProbation("web", new OutlierOptions { MaximumEjection = Duration.FromSeconds(1) }),
        nameof(TakeOutNode) => new TakeOutNode("web", 3),
        nameof(PutBackNode) => new PutBackNode("web", 1),
        nameof(DropAffinity) => new DropAffinity("back"),
        nameof(CrashNode) => new CrashNode("db", 2),
        nameof(RestartNode) => new RestartNode("db", 1),
        nameof(SetUsers) => new SetUsers("crawlers", 3),
        nameof(SetArrivals) => new SetArrivals("shoppers", 3),
        "rate" => new SetArrivals("crawlers", 0),
        nameof(SetShape) => new SetShape("shoppers", [new LoadStage(Duration.FromSeconds(1), 3), new LoadStage(Duration.FromSeconds(1), 4)]),
        nameof(SetPattern) => new SetPattern("shoppers", null),
        nameof(Spike) => new Spike("shoppers", -1, Duration.FromSeconds(1)),
        "a short spike" => new Spike("shoppers", 2, Duration.FromMicroseconds(1)),
        nameof(EndSpike) => new EndSpike("nobody"),
        nameof(ResizeCache) => new ResizeCache("cache", 1_000),
        nameof(SetLifetime) => new SetLifetime("cache", Duration.FromMicroseconds(1)),
        nameof(CacheInFront) => new CacheInFront("web", Town.Browse, Shop.RecentOrders.Name, Shop.Keys, Town.Cache),
        "key space" => new CacheInFront("web", Town.Order, Shop.PlaceOrder.Name, "goods", Town.Cache),
        "not asked" => new CacheInFront("web", Town.Order, Shop.RecentOrders.Name, Shop.Keys, Town.Cache),
        nameof(RemoveCache) => new RemoveCache("web", Town.Browse, Shop.RecentOrders.Name, "second"),
        nameof(MoveToQueue) => ChangeCatalogue.MoveRender with { Label = "mail" },
        "in a loop" => ChangeCatalogue.MoveRender with { Endpoint = Town.Browse, Label = "render" },
        nameof(MoveInline) => new MoveInline("web", Town.Browse, Town.Mail, "letters", "mailer"),
        _ => new MoveInline("web", Town.Order, Town.Mail, "letters", "mailer"),
    };
}
