using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Changes;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Replication.Changes;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Tests.Verdicts;

/// <summary>Users are owed fresh answers, from scenario file to verdict.</summary>
public sealed class StalenessVerdictTests
{
    private const string Prices = """
        schema: bottlenecksim/1
        scenario: prices
        title: Prices are old
        system:
          key-spaces: { goods: { count: 50, written-every: 20s } }
          nodes:
            shop:
              kind: web
              cpu: { cores: 4 }
              workers: 32
              endpoints: { GET /price: [ { cache: goods, in: prices, otherwise: [ { sleep: 5ms } ] } ] }
            prices: { kind: cache, cpu: { cores: 1 }, memory: 1MiB, entry: 1KiB, lifetime: 60s }
          load: { people: { arrivals: 200/s, tasks: { GET /price: 1 }, to: shop } }
        objectives: [ { tier: prices, fresh: { at-least: 80% }, staleness: { p99: 5s } } ]
        allowed-changes: [ set-lifetime, remove-cache, resize-cache ]
        schedule: { warm-up: 10s, fix-at: 70s, settling: 70s, judged: 60s }
        """;

    private const string Accounts = """
        schema: bottlenecksim/1
        scenario: accounts
        title: Replicas lag
        system:
          key-spaces: { accounts: { count: 20 } }
          nodes:
            bank:
              kind: web
              cpu: { cores: 4 }
              workers: 64
              pools: { db: { to: db, size: 32 } }
              endpoints: { POST /pay: [ { query: pay, pool: db } ], GET /balance: [ { query: balance, pool: db } ] }
            db:
              kind: database
              cpu: { cores: 4 }
              disk: nvme
              buffer-pool: 64MiB
              tables: { accounts: { rows: 10k, row: 100B, columns: { id: { distinct: 10k } }, indexes: [ { on: [id], unique: true } ] } }
              queries:
                pay: { update: accounts, set: [id], where: { id: equals }, key-space: accounts }
                balance: { from: accounts, where: { id: equals }, key-space: accounts }
              replicas: { count: 1, reads: replicas, replay-record: 19ms }
          load: { people: { arrivals: 100/s, tasks: { POST /pay: 1, GET /balance: 1 }, to: bank } }
        objectives: [ { tier: db, fresh: { at-least: 95% }, staleness: { p99.9: 100ms } } ]
        allowed-changes: [ set-read-routing ]
        schedule: { warm-up: 5s, fix-at: 20s, settling: 10s, judged: 20s }
        """;

    [Fact]
    public void Entries_that_live_too_long_miss_and_a_shorter_lifetime_meets()
    {
        Assert.Equal(Verdict.NotMet, Of(Prices, new ResizeCache("prices", 2L << 20)).Verdict);

        var report = Of(Prices, new SetLifetime("prices", Duration.FromSeconds(4)));

        Assert.Equal(Verdict.Met, report.Verdict);
        Assert.All(report.Objectives, objective => Assert.Equal(Verdict.NotMet, objective.Before.Verdict));
        Assert.True(report.Objectives[1].LatencyBefore!.LowestSeconds > 20);
        Assert.InRange(report.Objectives[1].LatencyAfter!.HighestSeconds, 1, 4.04);
        Assert.Equal("99 % of prices's answers stale for at most 5s", report.Objectives[1].Requirement.Describe());
    }

    [Fact]
    public void A_replica_that_lags_misses_and_reads_at_the_leader_meet()
    {
        Assert.Equal(Verdict.NotMet, Of(Accounts, new SetReadRouting("db", null, ReadRouting.Replicas)).Verdict);

        var report = Of(Accounts, new SetReadRouting("db", null, ReadRouting.Leader));

        Assert.Equal(Verdict.Met, report.Verdict);
        Assert.All(report.Objectives, objective => Assert.Equal((Verdict.NotMet, 1.0), (objective.Before.Verdict, objective.After.Share.Value)));
        Assert.Equal(0, report.Objectives[1].LatencyAfter!.HighestSeconds);
    }

    private static VerdictReport Of(string text, params Change[] changes)
    {
        var result = ScenarioReader.ReadText(text, "inline.yaml");
        Assert.Empty(result.Mistakes);
        var scenario = result.Value!;
        var fix = new Fix("fix", "fix", FixVerdict.Reference, "", [.. changes], []);
        var truth = new Truth { ScenarioId = scenario.Id, Faults = [], Fixes = [fix], SeenIn = [], Debrief = "" };
        return new Verifier(new Experiment(new CheckedEngines(new SequentialEngineFactory()), scenario, truth), StoppingRule.Default.WithAtMost(5)).Verify(fix);
    }
}
