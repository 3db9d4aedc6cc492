using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Autoscaling;
using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Models.Workers;
using BottleneckSim.Observations.Costs;
using BottleneckSim.Scenarios.Objectives;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests.Reading;

public sealed class ScenarioReaderTests
{
    private static readonly SystemDescription Everything = ReadRight("everything.yaml").System;

    [Fact]
    public void The_sketch_of_the_design_is_a_right_scenario()
    {
        var scenario = ReadRight("missing-index.yaml");

        Assert.Equal("missing-index", scenario.Id);
        Assert.Equal("\"My orders\" takes seconds", scenario.Title);
        Assert.Equal<string>(["Course", "UTIL"], scenario.Teaches);
        Assert.Equal<Objective>([new LatencyObjective("GET /orders", 99, Duration.FromMilliseconds(250)), new SuccessObjective("GET /orders", 0.999)], scenario.Objectives);
        Assert.Equal(1.10m, scenario.Prices.Tiers["db"].PerHour);
        Assert.Equal<string>(["add-index", "drop-index", "resize", "resize-buffer-pool", "scale", "set-pool"], scenario.AllowedChanges);
        Assert.Equal(new Schedule(), scenario.Schedule);
    }

    [Fact]
    public void A_price_is_that_of_the_documented_machine_and_says_what_resizing_adds_or_follows_the_dominant_size()
    {
        var prices = ReadRight("everything.yaml").Prices;

        Assert.Equal(prices.Tiers.Values.Where(price => price.Documented.Cores > 0).Min(price => price.PerHour / price.Documented.Cores), prices.PerHour("added-tier", new(1, 0)));

        Assert.Equal(new TierPrice(0.20m, new MachineSize(4, 0)) { PerCore = 0.04m, PerGibibyte = 0.005m }, prices.Tiers["shop"]);
        Assert.Equal(0.36m, prices.PerHour("shop", new MachineSize(8, 0)));
        Assert.Equal(2.20m, prices.PerHour("db", prices.Tiers["db"].Documented with { Cores = 2 * prices.Tiers["db"].Documented.Cores }));
    }

    [Fact]
    public void A_disk_has_a_price_by_its_kind_and_size()
    {
        var prices = ReadRight("everything.yaml").Prices;

        Assert.Equal(new DiskPrices(0.0001m, 0.0004m, 0.00005m), prices.Disks);
        Assert.Equal(100L << 30, Everything.Tiers.Values.OfType<DatabaseOptions>().First(database => database.DiskBytes > 0).DiskBytes);
    }

    [Fact]
    public void An_autoscaler_has_the_defaults_of_its_options_and_its_schedule_by_instants()
    {
        var worker = Everything.Tiers.Values.OfType<WorkerOptions>().Single();
        var scaler = worker.Autoscaler!;

        Assert.Equal(Duration.FromSeconds(10), worker.Boot);
        Assert.Equal(new AutoscalerOptions(AutoscalingMetric.QueueDepth, 100, 2, 8) { Schedule = scaler.Schedule }, scaler);
        Assert.Equal<ScheduledCapacity>([new(Instant.FromSeconds(8 * 3_600), 4), new(Instant.FromSeconds(12 * 3_600), 6)], scaler.Schedule);
    }

    [Fact]
    public void One_entry_may_state_several_objectives()
    {
        var scenario = ReadRight("everything.yaml");

        Assert.Equal<Objective>(
            [
                new LatencyObjective("GET /product", 50, Duration.FromMilliseconds(20)),
                new LatencyObjective("GET /product", 99.9, Duration.FromMilliseconds(400)),
                new SuccessObjective("GET /product", 0.999),
                new SuccessObjective("POST /order", 0.99),
                new FreshnessObjective("db", 0.99),
                new StalenessObjective("db", 99.9, Duration.FromSeconds(2)),
            ],
            scenario.Objectives);
        Assert.Equal("A shop with a cache, a search service, a queue and workers.\nNothing is slow yet.", scenario.Story);
        Assert.Equal(Instant.FromSeconds(180), scenario.Schedule.End);
    }

    [Fact]
    public void A_link_of_its_own_holds_in_both_directions()
    {
        var link = Everything.LinkBetween("db", "shop");

        Assert.Equal(Duration.FromMicroseconds(500), link.Latency);
        Assert.Equal(new ExponentialDistribution(50_000), link.JitterNanoseconds);
        Assert.Equal(Duration.FromMicroseconds(250), Everything.LinkBetween("shop", "cache").Latency);
        Assert.Equal(
            LognormalDistribution.FromMedianAndQuantile(2_000_000, 0.99, 30_000_000), Everything.LinkBetween("shop", "shoppers").JitterNanoseconds);
    }

    [Fact]
    public void A_web_tier_has_its_balancer_pools_and_programs()
    {
        var shop = Assert.IsType<WebOptions>(Everything.Tiers["shop"]);

        Assert.Equal((2, 64, 256, 4), (shop.Instances, shop.Workers, shop.AcceptQueue, shop.Cpu.Cores));
        Assert.Equal(BalancingPolicy.LeastConnections, shop.Balancer!.Policy);
        Assert.Equal(200, shop.Pools["orders-db"].MaximumWaiting);
        Assert.Equal(Duration.FromSeconds(30), shop.Pools["search-pool"].Timeout);
        Assert.Equal(1024, shop.Endpoints["POST /order"].ContentBytes);
        Assert.Equal(2000, shop.Endpoints["GET /orders"].ContentBytes);
        var search = Everything.Tiers["search"].Balancer!;
        Assert.Equal((BalancingPolicy.ConsistentHash, 50, 1.25, 0.5), (search.Policy, search.VirtualNodes, search.LoadBound!.Value, search.Outliers!.MaximumEjectedShare));
        Assert.Equal(("GET /find", 2, Duration.FromSeconds(30)), (search.HealthCheck!.Endpoint, search.HealthCheck.UnhealthyAfter, search.SlowStart));
    }

    [Fact]
    public void Several_instances_without_a_word_about_a_balancer_get_round_robin()
    {
        var text = Sample.TextOf("everything.yaml").Replace("      balancer: { policy: least-connections }\n", string.Empty, StringComparison.Ordinal);

        var scenario = ScenarioReader.ReadText(text, "x.yaml").Value!;

        Assert.Equal(new BalancerOptions(BalancingPolicy.RoundRobin), scenario.System.Tiers["shop"].Balancer);
    }

    [Fact]
    public void Every_kind_of_step_is_read()
    {
        var endpoints = ((WebOptions)Everything.Tiers["shop"]).Endpoints;

        var cached = Assert.IsType<CacheStep>(endpoints["GET /product"].Steps[0]);
        Assert.Equal(("cache", "products", Duration.FromMilliseconds(200)), (cached.Cache, cached.KeySpace, cached.Timeout));
        Assert.Equal<Step>([new QueryStep("product", "orders-db", Duration.FromSeconds(2))], cached.Otherwise);
        Assert.Equal(new UseCpuStep(new DurationDemand(new ErlangDistribution(4, 2_000_000)), "render"), endpoints["GET /product"].Steps[1]);
        Assert.Equal(new CallStep("search", "GET /find", "search-pool", Duration.FromSeconds(1)), endpoints["GET /search"].Steps[0]);
        Assert.Equal(new UseCpuStep(DurationDemand.Constant(Duration.FromMicroseconds(500))), endpoints["GET /search"].Steps[1]);
        var loop = Assert.IsType<ForEachStep>(endpoints["POST /order"].Steps[0]);
        Assert.Equal((3, "add-line"), (loop.Count, Assert.IsType<QueryStep>(Assert.Single(loop.Steps)).Query));
        Assert.Equal(new WriteKeyStep("products", "cache", CacheOnWrite.Invalidate, CacheStep.DefaultTimeout), endpoints["POST /order"].Steps[2]);
        Assert.Equal(new EnqueueStep("mails", "mail", Duration.FromSeconds(1)), endpoints["POST /order"].Steps[3]);
        Assert.Equal<Step>([new QueryStep("stock", "orders-db", CallStep.DefaultTimeout)], cached.Validate);
        Assert.Equal(Duration.FromSeconds(120), cached.Lifetime);
        var mail = ((WorkerOptions)Everything.Tiers["mailers"]).Endpoints["mail"].Steps;
        Assert.Equal(new SleepStep(new DurationDemand(WeibullDistribution.FromMean(800_000_000, 1.5)), "provider"), mail[0]);
        Assert.Equal(new UseCpuStep(new DurationDemand(new EmpiricalDistribution([(1e6, 1), (1e6, 1), (5e6, 1)]))) { ReleasesLock = true }, mail[1]);
    }

    [Fact]
    public void A_demand_may_be_drawn_anew_for_every_attempt()
    {
        var step = Assert.IsType<UseCpuStep>(((WebOptions)Everything.Tiers["search"]).Endpoints["GET /find"].Steps[0]);

        Assert.Equal(new DurationDemand(new ParetoDistribution(2.5, 1_000_000, 1_000_000_000), DrawScope.PerExecution), step.Demand);
    }

    [Fact]
    public void Caches_queues_workers_and_key_spaces_are_read()
    {
        var cache = Assert.IsType<CacheOptions>(Everything.Tiers["cache"]);

        Assert.Equal((1, 32_768L, Duration.FromSeconds(300)), (cache.Cpu.Cores, cache.CapacityEntries, cache.Lifetime));
        Assert.Equal(new DurationDemand(new UniformDistribution(5_000, 15_000)), cache.CommandDemand);
        Assert.Equal(10_000, Assert.IsType<QueueOptions>(Everything.Tiers["mails"]).Capacity);
        Assert.Equal("mails", Assert.IsType<WorkerOptions>(Everything.Tiers["mailers"]).Queue);
        Assert.Equal((100_000, 1.0), (Everything.KeySpaces["products"].Count, Everything.KeySpaces["products"].ZipfExponent));
    }

    [Fact]
    public void A_database_has_its_tables_indexes_and_costs()
    {
        var database = Assert.IsType<DatabaseOptions>(Everything.Tiers["db"]);
        var orders = database.Tables["orders"];

        Assert.Equal((5_000_000, 180, 100), (orders.Rows, orders.RowBytes, orders.FillFactor));
        Assert.Equal((5L, 0.005, 4), (orders.Columns["status"].Distinct!.Value, orders.Columns["status"].NullFraction, orders.Columns["status"].WidthBytes));
        Assert.Equal(["orders_created_at_idx", "orders_customer_id_created_at_idx", "orders_pkey"], orders.Indexes.Keys);
        Assert.Equal(new ConstantPredicate("pending", 0.02), orders.Indexes["orders_created_at_idx"].Where["status"]);
        Assert.Equal(new OrderedColumn("created_at", SortDirection.Descending), orders.Indexes["orders_customer_id_created_at_idx"].Columns[1]);
        Assert.True(orders.Indexes["orders_pkey"].IsUnique);
        Assert.Equal((1.1, 1.0, 1L << 30), (database.PlannerCosts.RandomPage, database.PlannerCosts.SequentialPage, database.PlannerCosts.EffectiveCacheBytes));
        Assert.Equal((50_000, 100), (database.ExecutionCosts.StatementNanoseconds, database.ExecutionCosts.TupleNanoseconds));
        Assert.Equal(125_000_000, database.Disk.BytesPerSecond);
        Assert.Equal(90, database.Tables["products"].FillFactor);
    }

    [Fact]
    public void Every_kind_of_query_is_read()
    {
        var queries = ((DatabaseOptions)Everything.Tiers["db"]).Queries;

        var select = Assert.IsType<SelectOptions>(queries["recent-orders"]);
        Assert.Equal(("orders", "customers", 20L), (select.Table, select.KeySpace, select.Limit));
        Assert.Equal<string>(["id", "created_at"], select.Columns!.Value);
        Assert.IsType<EqualsPredicate>(select.Where["customer_id"]);
        Assert.Equal(
            new RangePredicate(0.1, RangePosition.Anywhere) { Start = 0.425 }, Assert.IsType<SelectOptions>(queries["order-with-products"]).Join!.Where["id"]);
        Assert.Equal(2, Assert.IsType<InsertOptions>(queries["add-line"]).Rows);
        Assert.Equal(new InPredicate(3), Assert.IsType<UpdateOptions>(queries["stock"]).Where["id"]);
        Assert.Equal(new RangePredicate(0.0001, RangePosition.Anywhere), Assert.IsType<DeleteOptions>(queries["forget"]).Where["created_at"]);
    }

    [Fact]
    public void Closed_and_open_loads_are_read()
    {
        var users = Assert.IsType<ClosedLoadOptions>(Everything.Loads["shoppers"]);
        var arrivals = Assert.IsType<OpenLoadOptions>(Everything.Loads["buyers"]);

        Assert.Equal((60, 20.0, Duration.FromSeconds(30)), (users.Users, users.SpawnPerSecond, users.Timeout));
        Assert.Equal(new UniformDistribution(1e9, 3e9), users.WaitNanoseconds);
        Assert.Equal(10, users.Tasks["GET /product"]);
        Assert.Equal((2.0, ArrivalProcess.Constant), (arrivals.ArrivalsPerSecond, arrivals.Process));
    }

    private static Scenario ReadRight(string file)
    {
        var result = ScenarioReader.Read(Sample.PathOf(file));
        Assert.Empty(result.Mistakes);
        return result.Value!;
    }
}
