using System.Collections.Immutable;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Kernel.Statistics;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Cli.Tests.Observing;

/// <summary>Measurements made by hand, so that what is printed depends on no model.</summary>
internal static class FabricatedWindow
{
    public static WindowMeasurement Create(string name = "judged", int fromSeconds = 10, int toSeconds = 20) => new()
    {
        Window = new MeasurementWindow(name, Instant.FromSeconds(fromSeconds), Instant.FromSeconds(toSeconds)),
        Operations = ImmutableSortedDictionary.Create<string, OperationMeasurement>(StringComparer.Ordinal)
            .Add("GET /page", Operation("GET /page", offered: 1_000, failed: 20, unfinished: 5, fastestMilliseconds: 4))
            .Add("POST /page", Operation("POST /page", offered: 100, failed: 0, unfinished: 0, fastestMilliseconds: 9)),
        Resources =
        [
            Resource("shop-1", "shop", "cpu", ResourceKind.Cpu, busyShare: 0.994, waiting: 14.2, errors: 0),
            Resource("shop-1", "shop", "workers", ResourceKind.WorkerSlots, busyShare: 0.4, waiting: 0, errors: 163),
            Resource("shop-2", "shop", "cpu", ResourceKind.Cpu, busyShare: 0.81, waiting: 0.1, errors: 0),
            Resource("db-1", "db", "disk", ResourceKind.Disk, busyShare: 0.031, waiting: 0, errors: 0),
        ],
        Statements =
        [
            new StatementMeasurement("db", "recent-orders", PlanKind.SequentialScan, 400, 2, 2_000_000_000, 8_000, 1_200_000, 40_000, 1_640, 0) { P99Seconds = 6.2 },
            new StatementMeasurement("db", "place-order", PlanKind.Insert, 40, 0, 0, 0, 160, 3, 0.02, 0) { P99Seconds = 0.0011 },
        ],
        Jobs = [new JobMeasurement("mailers", "mail", 90, 1, 2.5, 0.8)],
        Caches = [new CacheMeasurement("cache-1", 900, 100, 20, 5, 10_000)],
        Queues = [new QueueMeasurement("mails", 100, 7, 90, 10, Duration.FromMilliseconds(2_500))],
        CostPerHour = 0.90m,
    };

    private static OperationMeasurement Operation(string name, long offered, long failed, long unfinished, int fastestMilliseconds)
    {
        var succeeded = new LogLinearHistogram();
        var ended = new LogLinearHistogram();
        var count = offered - failed - unfinished;
        for (var index = 0; index < count; index++)
        {
            succeeded.Record(Duration.FromMilliseconds(fastestMilliseconds + index).Nanoseconds);
            ended.Record(Duration.FromMilliseconds(fastestMilliseconds + index).Nanoseconds);
        }

        for (var index = 0; index < failed; index++)
            ended.Record(Duration.FromMilliseconds(1).Nanoseconds);
        return new OperationMeasurement
        {
            Operation = name,
            Offered = offered,
            Succeeded = count,
            Failed = failed,
            Refused = 0,
            TimedOut = 0,
            ContentBytes = count * 2_000,
            SucceededLatency = succeeded,
            EndedLatency = ended,
            SucceededWithin = [(Duration.FromMilliseconds(300), Math.Min(count, 297))],
        };
    }

    private static ResourceUse Resource(string node, string tier, string name, ResourceKind kind, double busyShare, double waiting, long errors)
    {
        var length = Duration.FromSeconds(10);
        var last = new ResourceSampled(
            Instant.FromSeconds(20), Node: 0, Resource: 0, Capacity: 4, InUse: 0, Waiting: 0,
            CapacityNanoseconds: 4 * length.Nanoseconds, WorkUnits: (long)(busyShare * 4 * length.Nanoseconds), JobNanoseconds: 0,
            WaitingNanoseconds: (long)(waiting * length.Nanoseconds), Arrivals: 500, Departures: 500, Errors: errors);
        return new ResourceUse(node, tier, NodeKind.Web, name, kind, 1, length, default, last);
    }
}
