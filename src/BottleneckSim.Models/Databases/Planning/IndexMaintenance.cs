using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>Which indexes a change of a row has to be carried over to.</summary>
/// <remarks>
/// An insert pays for every index, an update for those that store a column it writes. A delete only marks the row dead; its
/// entries are removed later by vacuum, which is not simulated. (PostgreSQL carries an update over to every index as soon as one indexed
/// column changes, unless the row stays on its page; the simulator keeps the rule of thumb that only indexes on changed columns pay.)
/// </remarks>
public static class IndexMaintenance
{
    /// <summary>Whether a statement's rows need a new entry in an index.</summary>
    /// <param name="query">The statement.</param>
    /// <param name="index">The index.</param>
    public static bool IsNeeded(QueryOptions query, IndexOptions index) => query switch
    {
        InsertOptions => true,
        UpdateOptions update => update.Set.Any(column => index.Stores(column) || index.Where.ContainsKey(column)),
        _ => false,
    };
}
