using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Replication.Changes;
using BottleneckSim.Models.Resources.Cpu;

namespace BottleneckSim.Models.Tests.Databases.Replication;

/// <summary>What the lessons with replicas in them rest on.</summary>
public sealed class ReplicaLessonTests
{
    private static readonly SelectOptions Report = new()
    {
        Name = "report",
        Table = "orders",
        Aggregate = new AggregateOptions { GroupBy = ["status"], Sums = ["total"] },
    };

    [Fact]
    public void A_database_whose_queries_are_optimal_but_too_many_is_relieved_by_replicas()
    {
        // Some 400 µs a read on one core: 4,000 a second are 1.6 cores.
        var database = Replicated.Database(null, Replicated.Read) with { Cpu = new CpuOptions(1), ExecutionCosts = new ExecutionCosts(StatementNanoseconds: 400_000) };

        var record = ReplicationRecord.Of(Shop.System(database, 4_000, 100), 6, (1, new AddReplicas("db", 3, ReadRouting.Replicas)));

        Assert.True(Median(record, 0.6, 1) > 0.05);
        Assert.True(Median(record, 5, 6) < 0.005);
    }

    [Fact]
    public void A_report_on_the_leader_slows_every_page_and_on_a_replica_none()
    {
        var database = Replicated.Database(new ReplicaOptions(1), Replicated.Pay, Report) with { Cpu = new CpuOptions(1) };
        var system = Shop.System(database, 24, 100);

        var record = ReplicationRecord.Of(system, 40, (20, new SetReadRouting("db", Report.Name, ReadRouting.Replicas)));

        Assert.True(Writes(record, 5, 20) > 2 * Writes(record, 30, 40), $"{Writes(record, 5, 20)} against {Writes(record, 30, 40)} s");
    }

    private static double Median(ReplicationRecord record, double from, double to)
    {
        var latencies = record.Finished.Where(request => request.Issued >= ReplicationRecord.At(from) && request.Issued < ReplicationRecord.At(to))
            .Select(request => (request.Time - request.Issued).TotalSeconds).Order().ToList();
        return latencies[latencies.Count / 2];
    }

    private static double Writes(ReplicationRecord record, double from, double to) =>
        record.Statements.Where(statement => statement.Fact.RowsReturned == 0 && statement.Fact.Started >= ReplicationRecord.At(from) && statement.Fact.Started < ReplicationRecord.At(to))
            .Average(statement => (statement.Fact.Time - statement.Fact.Started).TotalSeconds);
}
