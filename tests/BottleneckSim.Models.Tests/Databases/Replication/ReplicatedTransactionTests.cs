using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Web;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Tests.Databases.Replication;

public sealed class ReplicatedTransactionTests
{
    [Fact]
    public void What_a_transaction_wrote_reaches_the_replicas_when_it_is_committed_and_its_reads_stay_with_the_leader()
    {
        var system = Replicated.System(Replicated.Replaying(1, 0.005), 100);
        var web = (WebOptions)system.Tiers["web"];
        QueryStep write = new(Replicated.Pay.Name, "orders-db", CallStep.DefaultTimeout), read = new(Replicated.Read.Name, "orders-db", CallStep.DefaultTimeout);
        web = web with
        {
            Endpoints = web.Endpoints
                .SetItem(Replicated.Pay.Name, new EndpointOptions(Replicated.Pay.Name, [new TransactionStep("orders-db", [write, new SleepStep(Town.Always(50)), read, write])]))
                .SetItem(Replicated.Read.Name, new EndpointOptions(Replicated.Read.Name, [new SleepStep(Town.Always(1))])),
        };

        var record = ReplicationRecord.Of(system with { Tiers = system.Tiers.SetItem("web", web) }, 10);

        var committed = record.Writes.Where(one => one.Node == Replicated.Leader).Select(one => one.Fact).ToList();
        Assert.True(committed.Count > 400);
        Assert.All(committed.Chunk(2), pair => Assert.Equal(pair[0].Time, pair[^1].Time));
        Assert.True(record.Count(Replicated.First, ReplicationStage.Applied) >= committed.Count - 2);
        Assert.All(record.Statements, statement => Assert.Equal(Replicated.Leader, statement.Node));
        Assert.All(record.Finished, request => Assert.Equal(RequestOutcome.Succeeded, request.Outcome));
        Assert.True(record.LagSeconds(Replicated.First).Max() < 0.005);
        Assert.True(record.Writes[0].Fact.Time > Instant.FromNanoseconds(50_000_000));
    }
}
