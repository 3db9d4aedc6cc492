using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads.Traces;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;

namespace BottleneckSim.Models.Tests.Loads.Traces;

public class TraceLoadNodeTests
{
    [Fact]
    public void Requests_are_issued_at_the_recorded_instants_and_ask_for_what_was_recorded()
    {
        var web = Village.Web() with
        {
            Endpoints = Town.Named(endpoint => endpoint.Name, new EndpointOptions("GET /a", []), new EndpointOptions("GET /b", [new SleepStep(Town.Always(500))])),
        };
        var load = new TraceLoadOptions
        {
            Name = "users",
            To = "web",
            Tasks = Town.Tasks(("GET /a", 3), ("GET /b", 2)),
            Arrivals = [Arrival(0, "GET /b"), Arrival(10, "GET /a"), Arrival(10, "GET /a"), Arrival(10, "GET /b"), Arrival(1_500, "GET /a")],
        };
        var record = Record.Of(Village.Of(load, web), seconds: 3, (1, new SetWorkers("web", 5)));

        Assert.Equal([(0.0, 1), (10.0, 0), (10.0, 0), (10.0, 1), (1_500.0, 0)], record.Issued.Select(issued => (issued.Time.Milliseconds(), issued.Operation)));
        Assert.Equal([2.0, 2.0, 502.0, 502.0, 2.0], record.Finished.Select(fact => fact.Latency.Milliseconds()));
    }

    private static TraceArrival Arrival(long milliseconds, string operation) => new(Instant.Zero + Duration.FromMilliseconds(milliseconds), operation);
}
