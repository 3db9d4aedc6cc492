using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Looping;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Workers;

namespace BottleneckSim.Models.Databases.Prefill;

/// <summary>How often each query of a database is asked, relative to the others, as the programs and loads of the system imply.</summary>
/// <remarks>
/// Follows tasks by weight and programs step by step; loops multiply, a cache is taken to miss, branches end after a bounded number of hops.
/// Only the start state rests on it.
/// </remarks>
internal sealed class QueryMix
{
    private const int MaximumHops = 8;

    private readonly SystemDescription _system;
    private readonly string _database;
    private readonly SortedDictionary<string, double> _weights = new(StringComparer.Ordinal);

    private QueryMix(SystemDescription system, string database) => (_system, _database) = (system, database);

    /// <summary>The relative frequency of each query that is asked at all.</summary>
    /// <param name="system">The system.</param>
    /// <param name="database">The database's tier.</param>
    public static IReadOnlyDictionary<string, double> Of(SystemDescription system, string database)
    {
        var mix = new QueryMix(system, database);
        foreach (var load in system.Loads.Values)
        {
            var rate = load switch { ClosedLoadOptions closed => closed.Users, OpenLoadOptions open => open.ArrivalsPerSecond, _ => 1 };
            double total = load.Tasks.Values.Sum(weight => (long)weight);
            foreach (var (task, weight) in load.Tasks)
            {
                mix.Follow(load.To, task, rate * weight / total, hops: 0);
            }
        }

        return mix._weights;
    }

    private void Follow(string tier, string endpoint, double rate, int hops)
    {
        if (hops < MaximumHops && _system.Tiers.GetValueOrDefault(tier) is ProgramTierOptions host
            && host.Endpoints.TryGetValue(endpoint, out var program))
        {
            foreach (var step in program.Steps)
            {
                Follow(host, step, rate, hops + 1);
            }
        }
    }

    private void Follow(ProgramTierOptions host, Step step, double rate, int hops)
    {
        switch (step)
        {
            case QueryStep query when host.Pools.TryGetValue(query.Pool, out var pool) && string.Equals(pool.To, _database, StringComparison.Ordinal):
                _weights[query.Query] = _weights.GetValueOrDefault(query.Query) + rate;
                break;
            case CallStep call:
                Follow(call.To, call.Endpoint, rate, hops);
                break;
            case ForEachStep loop:
                FollowAll(host, loop.Steps, rate * TimesOf(loop.Turns, loop.Count), hops);
                break;
            case ParallelStep parallel:
                FollowAll(host, parallel.Children, rate * TimesOf(parallel.Turns, parallel.Copies), hops);
                break;
            case CacheStep cache:
                FollowAll(host, cache.Otherwise, rate, hops);
                break;
            case EnqueueStep enqueue:
                foreach (var worker in _system.Tiers.Values.OfType<WorkerOptions>())
                {
                    if (string.Equals(worker.Queue, enqueue.Queue, StringComparison.Ordinal))
                    {
                        Follow(worker.Name, enqueue.Job, rate, hops);
                    }
                }

                break;
            default:
                FollowAll(host, step.Children, rate, hops);
                break;
        }
    }

    private double TimesOf(TurnCount? turns, int count) =>
        turns is null ? count : Math.Min(TurnCount.Most, turns.Values?.Mean ?? _system.Attributes[turns.Attribute!].Values.Mean);

    private void FollowAll(ProgramTierOptions host, IEnumerable<Step> steps, double rate, int hops)
    {
        foreach (var step in steps)
        {
            Follow(host, step, rate, hops);
        }
    }
}
