using BottleneckSim.Models.Systems.Changes;

namespace BottleneckSim.Models.Tests.Databases.Locking;

public class LateDatabaseTests
{
    /// <summary>The record's checker compares capacities with the time since the node began.</summary>
    [Fact]
    public void A_database_that_begins_in_the_middle_of_a_run_keeps_its_books_of_locks_from_then_on()
    {
        var system = Counters.System(Village.Every(10), Counters.Transaction(Counters.Bump));
        var record = Record.Of(system, 4, (1, new CrashNode("db", 1)), (2, new RestartNode("db", 1)));

        Assert.Contains(record.Finished, request => request.Issued.Nanoseconds > 2_100_000_000 && request.Outcome == Observations.Requests.RequestOutcome.Succeeded);
    }
}
