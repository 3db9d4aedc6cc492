using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Explaining;

/// <summary>Explains a query of a described database, every index taken as ready.</summary>
public static class Explanation
{
    /// <summary>The plan of a query and those it was preferred to.</summary>
    /// <param name="database">The database.</param>
    /// <param name="query">The query's name.</param>
    /// <exception cref="ArgumentException">The database has no such query.</exception>
    public static PlannedStatement Of(DatabaseOptions database, string query)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (!database.Queries.TryGetValue(query, out var options))
        {
            throw new ArgumentException(
                $"Database '{database.Name}' has no query '{query}'; its queries are: {string.Join(", ", database.Queries.Keys)}.", nameof(query));
        }

        return Of(database, options);
    }

    /// <summary>The plan of a query and those it was preferred to.</summary>
    /// <param name="database">The database.</param>
    /// <param name="query">The query.</param>
    public static PlannedStatement Of(DatabaseOptions database, QueryOptions query)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(query);
        var relation = RelationStatistics.Of(database.Tables[query.Table]);
        var joined = query is SelectOptions { Join: { } join } ? RelationStatistics.Of(database.Tables[join.Table]) : null;
        return Planner.Plan(query, relation, database.PlannerCosts, database.WorkMemoryBytes, joined);
    }
}
