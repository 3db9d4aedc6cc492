using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Queries.Changes;

namespace BottleneckSim.Models.Tests.Databases.Locking;

public class LocksThatComeLaterTests
{
    /// <summary>The record's checker compares capacities with the time since the locks were described.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(1.7)]
    public void A_database_whose_first_locking_statement_comes_by_a_change_keeps_its_books_of_locks_from_then_on(double atSeconds)
    {
        var reads = Counters.Database with { Queries = Counters.Database.Queries.RemoveRange(["bump-a", "bump-b"]) };
        var locking = Counters.Database.Queries["bump-a"] with { Name = "read-a" };
        var system = Counters.System(Village.Every(10), reads, 1, Counters.Transaction(Counters.Read));

        var record = RowRecord.Of(system, 4, (atSeconds, new SetQuery("db", "read-a", locking)), (3, new SetQuery("db", "more", locking with { Name = "more" })));

        Assert.True(record.Locked.Count > 100);
        Assert.True(record.Locked[0].Time.Nanoseconds >= atSeconds * 1e9);
    }
}
