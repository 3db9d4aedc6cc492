using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Resources;

namespace BottleneckSim.Observations.Tests.Invariants;

/// <summary>A correct first-in first-out G/G/c queue, told in facts: users (node 0) send requests to the slots of a server (node 1).</summary>
/// <remarks>The samples' integrals are areas summed step by step, which is another way than the checker's.</remarks>
internal static class QueueStation
{
    public const int Users = 0;
    public const int Server = 1;

    public static List<object> Run(int servers, IReadOnlyList<(int Gap, int Service)> jobs, int sampleEvery, int? waitingLimit = null)
    {
        List<object> facts =
        [
            new NodeDescribed(Instant.Zero, Users, "users", "users", NodeKind.Load, [], [new("GET /", "", "GET")]),
            new NodeDescribed(
                Instant.Zero, Server, "shop-1", "shop", NodeKind.Web,
                [new("workers", ResourceKind.WorkerSlots, 1, waitingLimit)], [new("GET /", "", "GET")]),
        ];
        var (events, end) = Events(servers, jobs);
        var state = new Areas(servers);
        var nextSample = sampleEvery;
        foreach (var (time, isArrival, job, arrived, service) in events)
        {
            for (; nextSample <= time; nextSample += sampleEvery)
                facts.Add(state.Sample(nextSample));
            state.Step(time, isArrival ? 1 : -1);
            facts.AddRange(isArrival ? Arrival(time, job) : Departure(time, job, arrived, service));
        }

        facts.Add(state.Sample(Math.Max(end, nextSample)));
        return facts;
    }

    private static IEnumerable<object> Arrival(long time, int job) =>
    [
        new RequestIssued(At(time), Users, 0, job),
        new ServerRequestStarted(At(time), Server, 0),
        new JobArrived(At(time), Server, 0, job),
    ];

    private static IEnumerable<object> Departure(long time, int job, long arrived, long service) =>
    [
        new JobDeparted(At(time), Server, 0, job, At(arrived), service),
        new ServerRequestFinished(At(time), Server, 0, At(arrived), RequestOutcome.Succeeded),
        new RequestFinished(At(time), Users, 0, job, At(arrived), RequestOutcome.Succeeded, 2_000),
    ];

    private static (List<(long Time, bool IsArrival, int Job, long Arrived, long Service)> Events, long End) Events(
        int servers, IReadOnlyList<(int Gap, int Service)> jobs)
    {
        var free = new PriorityQueue<int, long>(Enumerable.Range(0, servers).Select(server => (server, 0L)));
        var events = new List<(long Time, bool IsArrival, int Job, long Arrived, long Service)>();
        long arrived = 0, end = 0;
        for (var job = 0; job < jobs.Count; job++)
        {
            arrived += jobs[job].Gap;
            free.TryDequeue(out var server, out var freeAt);
            var departed = Math.Max(arrived, freeAt) + jobs[job].Service;
            free.Enqueue(server, departed);
            events.Add((arrived, true, job, arrived, jobs[job].Service));
            events.Add((departed, false, job, arrived, jobs[job].Service));
            end = Math.Max(end, departed);
        }

        // At equal times arrivals first, so that a job of no length comes before it goes.
        return ([.. events.OrderBy(each => each.Time).ThenByDescending(each => each.IsArrival).ThenBy(each => each.Job)], end);
    }

    private static Instant At(long nanoseconds) => Instant.FromNanoseconds(nanoseconds);

    private sealed class Areas(int servers)
    {
        private long _time;
        private int _present;
        private long _presentArea;
        private long _waitingArea;
        private long _arrivals;
        private long _departures;

        public void Step(long time, int difference)
        {
            _presentArea += _present * (time - _time);
            _waitingArea += Math.Max(0, _present - servers) * (time - _time);
            (_time, _present) = (time, _present + difference);
            if (difference > 0)
                _arrivals++;
            else if (difference < 0)
                _departures++;
        }

        public object Sample(long time)
        {
            Step(time, 0);
            var inUse = Math.Min(_present, servers);
            return new ResourceSampled(
                At(time), Server, 0, servers, inUse, _present - inUse, servers * time,
                _presentArea - _waitingArea, _presentArea, _waitingArea, _arrivals, _departures, 0);
        }
    }
}
