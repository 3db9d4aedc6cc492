using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Scenarios.Tests;

/// <summary>What a file leaves out is what the options' own defaults say.</summary>
public sealed class DefaultsTests
{
    private static readonly SystemDescription System = Read();

    [Fact]
    public void A_web_tier_has_the_defaults_of_its_options()
    {
        var read = (WebOptions)System.Tiers["shop"];

        Assert.Equal(new WebOptions { Name = "shop", Cpu = new CpuOptions(4), Workers = 8, Endpoints = read.Endpoints, Pools = read.Pools }, read);
        Assert.Equal(new EndpointOptions("GET /", read.Endpoints["GET /"].Steps), read.Endpoints["GET /"]);
        Assert.Equal(new PoolOptions("db-pool", "db", 5, PoolOptions.DefaultTimeout), read.Pools["db-pool"]);
    }

    [Fact]
    public void Steps_have_the_defaults_of_their_records()
    {
        var steps = ((WebOptions)System.Tiers["shop"]).Endpoints["GET /"].Steps;

        Assert.Equal(new UseCpuStep(((UseCpuStep)steps[0]).Demand), steps[0]);
        Assert.Equal(new SleepStep(((SleepStep)steps[1]).Demand), steps[1]);
        Assert.Equal(new QueryStep("all", "db-pool", CallStep.DefaultTimeout), steps[2]);
        Assert.Equal(new CacheStep("cache", "keys", ((CacheStep)steps[3]).Otherwise, CacheStep.DefaultTimeout), steps[3]);
        Assert.Equal(new CacheStep("cache", "keys", [], CacheStep.DefaultTimeout).Validate, ((CacheStep)steps[3]).Validate);
        Assert.Equal(new CallStep("other", "GET /", null, CallStep.DefaultTimeout), steps[4]);
    }

    [Fact]
    public void Caches_queues_and_databases_have_the_defaults_of_their_options()
    {
        var database = (DatabaseOptions)System.Tiers["db"];

        Assert.Equal(new CacheOptions { Name = "cache", Cpu = new CpuOptions(1), MemoryBytes = 1 << 20 }, System.Tiers["cache"]);
        Assert.Equal(new QueueOptions { Name = "queue" }, System.Tiers["queue"]);
        Assert.Equal(
            new DatabaseOptions { Name = "db", Cpu = database.Cpu, Disk = database.Disk, Tables = database.Tables, Queries = database.Queries }, database);
        Assert.Equal(new SelectOptions { Name = "all", Table = "rows" }.Columns, ((SelectOptions)database.Queries["all"]).Columns);
    }

    [Fact]
    public void Loads_have_the_defaults_of_their_options()
    {
        var users = (ClosedLoadOptions)System.Loads["users"];
        var visits = (OpenLoadOptions)System.Loads["visits"];

        Assert.Equal(new ClosedLoadOptions { Name = "users", To = "shop", Tasks = users.Tasks, Users = 3, WaitNanoseconds = users.WaitNanoseconds }, users);
        Assert.Equal(new OpenLoadOptions { Name = "visits", To = "shop", Tasks = visits.Tasks, ArrivalsPerSecond = 1 }, visits);
    }

    private static SystemDescription Read()
    {
        var result = ScenarioReader.ReadText(
            """
            schema: bottlenecksim/1
            scenario: defaults
            title: As little as possible
            system:
              key-spaces: { keys: { count: 10 } }
              nodes:
                shop:
                  kind: web
                  cpu: { cores: 4 }
                  workers: 8
                  pools: { db-pool: { to: db, size: 5 } }
                  endpoints:
                    GET /: [ { use-cpu: 1ms }, { sleep: 1ms }, { query: all, pool: db-pool }, { cache: keys, in: cache, otherwise: [] }, { call: GET /, to: other } ]
                other: { kind: web, cpu: { cores: 1 }, workers: 1, endpoints: { GET /: [] } }
                cache: { kind: cache, memory: 1MiB }
                queue: { kind: queue }
                db: { kind: database, cpu: { cores: 1 }, disk: hdd, tables: { rows: { rows: 1, row: 10B } }, queries: { all: { from: rows } } }
              load:
                users: { users: 3, wait: 1s, tasks: { GET /: 1 }, to: shop }
                visits: { arrivals: 1/s, tasks: { GET /: 1 }, to: shop }
            objectives: [ { operation: GET /, latency: { p99: 1s } } ]
            allowed-changes: []
            """,
            "defaults.yaml");
        Assert.Empty(result.Mistakes);
        return result.Value!.System;
    }
}
