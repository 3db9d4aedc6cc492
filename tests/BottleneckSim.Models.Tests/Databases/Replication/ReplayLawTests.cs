using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Tests.Databases.Replication;

/// <summary>A replica's replay is a queue with one server: what theory says of its lag.</summary>
public sealed class ReplayLawTests
{
    [Fact]
    public void A_replica_that_has_little_to_do_lags_by_less_than_two_milliseconds()
    {
        var record = ReplicationRecord.Of(Replicated.System(Replicated.Replaying(2, 0.005), 100), 20);

        var lags = record.LagSeconds(Replicated.First, from: 1);
        Assert.True(lags.Count > 800);
        Assert.All(lags, lag => Assert.InRange(lag, 0.00025, 0.002));
    }

    /// <summary>M/D/1: the mean wait is ρD ÷ 2(1 − ρ) (Pollaczek and Khinchine).</summary>
    [Theory]
    [InlineData(100, 0.005)]
    [InlineData(160, 0.005)]
    public void The_mean_lag_below_saturation_is_that_of_one_server_with_constant_service(double writesPerSecond, double serviceSeconds)
    {
        // An update of `status` touches no index: one record.
        var record = ReplicationRecord.Of(Replicated.System(Replicated.Replaying(1, serviceSeconds * 1e3), 2 * writesPerSecond), 120);

        var lags = record.LagSeconds(Replicated.First, from: 5);
        var load = writesPerSecond * serviceSeconds;
        var wait = lags.Average() - lags.Min();
        var theory = load * serviceSeconds / (2 * (1 - load));

        Assert.InRange(lags.Min(), serviceSeconds, serviceSeconds + 0.001);
        Assert.InRange(wait / theory, 0.9, 1.1);
    }

    [Fact]
    public void Beyond_saturation_the_lag_grows_by_the_load_less_one()
    {
        // 300 writes a second of 5 ms each: ρ = 1.5. After t seconds the replica is at what was committed at t ÷ ρ.
        var record = ReplicationRecord.Of(Replicated.System(Replicated.Replaying(1, 5), 600), 60);

        var applied = record.Writes.Where(write => write.Node == Replicated.First && write.Fact.Stage == ReplicationStage.Applied).Select(write => write.Fact).ToList();
        var (first, last) = (applied[applied.Count / 10], applied[^1]);
        var growthPerCommitted = ((last.Time - last.Committed) - (first.Time - first.Committed)).TotalSeconds / (last.Committed - first.Committed).TotalSeconds;

        Assert.InRange(growthPerCommitted, 0.5 * 0.95, 0.5 * 1.05);
        Assert.InRange(record.Samples[^1].Fact.Lag.TotalSeconds, 60 / 3.0 * 0.93, 60 / 3.0 * 1.07);
    }

    [Fact]
    public void More_replicas_do_not_reduce_the_lag_since_each_applies_every_write()
    {
        var one = ReplicationRecord.Of(Replicated.System(Replicated.Replaying(1, 5), 600), 20);
        var three = ReplicationRecord.Of(Replicated.System(Replicated.Replaying(3, 5), 600), 20);

        Assert.InRange(three.LagSeconds(Replicated.First, 10).Average() / one.LagSeconds(Replicated.First, 10).Average(), 0.95, 1.05);
    }

    [Fact]
    public void Every_replica_applies_every_write_once_and_in_order()
    {
        var record = ReplicationRecord.Of(Replicated.System(Replicated.Replaying(2, 0.1), 1_000), 5);

        var committed = record.Writes.Where(write => write.Node == Replicated.Leader).Select(write => write.Fact.Sequence).ToList();
        foreach (var replica in new[] { Replicated.First, Replicated.Second })
        {
            var applied = record.Writes.Where(write => write.Node == replica).Select(write => write.Fact.Sequence).ToList();
            Assert.True(applied.Count > 2_000);
            Assert.Equal(committed.Take(applied.Count), applied);
        }
    }
}
