using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Changes;

/// <summary>Finds and replaces queries that programs ask in loops.</summary>
internal static class QueryLoops
{
    /// <summary>The database that an endpoint's query goes to.</summary>
    public static DatabaseOptions DatabaseOf(SystemDescription system, ProgramTierOptions host, EndpointOptions endpoint, string query)
    {
        var step = StepTree.All(endpoint.Steps).OfType<QueryStep>().FirstOrDefault(one => one.Query == query)
            ?? throw new ChangeRefusedException($"Endpoint '{endpoint.Name}' of '{host.Name}' does not ask '{query}'.");
        return host.Pools.TryGetValue(step.Pool, out var pool)
            ? system.Database(pool.To)
            : throw new ChangeRefusedException($"Tier '{host.Name}' has no pool '{step.Pool}'.");
    }

    /// <summary>A query that reads rows.</summary>
    public static SelectOptions Select(DatabaseOptions database, string query) => database.Queries.GetValueOrDefault(query) as SelectOptions
        ?? throw new ChangeRefusedException($"Database '{database.Name}' has no query '{query}' that reads rows.");

    /// <summary>The steps with each loop's query taken out; what replaces it stands in front of what is left of the loop.</summary>
    public static ImmutableArray<Step> Replace(ImmutableArray<Step> steps, string query, Func<int, QueryStep, IEnumerable<Step>> replacement)
    {
        var replaced = ImmutableArray.CreateBuilder<Step>();
        foreach (var step in steps)
        {
            if (step is not ForEachStep loop)
            {
                replaced.Add(step);
                continue;
            }

            replaced.AddRange(loop.Steps.OfType<QueryStep>().Where(one => one.Query == query).SelectMany(one => replacement(loop.Count, one)));
            var left = Replace(loop.Steps.RemoveAll(one => one is QueryStep asked && asked.Query == query), query, replacement);
            if (!left.IsEmpty)
            {
                replaced.Add(left.SequenceEqual(loop.Steps) ? loop : loop with { Steps = left });
            }
        }

        return replaced.ToImmutable();
    }
}
