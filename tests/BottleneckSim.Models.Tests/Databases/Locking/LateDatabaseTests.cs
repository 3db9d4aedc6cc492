using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Systems.Changes;

namespace BottleneckSim.Models.Tests.Databases.Locking;

public class LateDatabaseTests
{
    /// <summary>The record's checker compares capacities with the time since the node began to serve.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(730)]
    public void A_database_that_begins_in_the_middle_of_a_run_keeps_its_books_of_locks_from_then_on(int bootMilliseconds)
    {
        var database = Counters.Database with { Boot = Duration.FromMilliseconds(bootMilliseconds) };
        var system = Counters.System(Village.Every(10), database, 1, Counters.Transaction(Counters.Bump));
        var record = Record.Of(system, 4, (1, new CrashNode("db", 1)), (2, new RestartNode("db", 1)));

        var servedAgain = record.Finished.Where(request => request.Issued.Nanoseconds > 1_100_000_000 && request.Outcome == Observations.Requests.RequestOutcome.Succeeded);
        Assert.InRange(servedAgain.Min(request => request.Issued.Milliseconds()), 1_980 + bootMilliseconds, 2_100 + bootMilliseconds);
    }
}
