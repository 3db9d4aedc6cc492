using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Changes;

/// <summary>Finding and replacing the parts of a system that the database's changes edit.</summary>
internal static class DatabaseEdits
{
    public static DatabaseOptions Database(this SystemDescription system, string name) =>
        system.Tiers.GetValueOrDefault(name) switch
        {
            DatabaseOptions database => database,
            null => throw new ChangeRefusedException(
                $"There is no tier '{name}'; the databases are: {Listed(system.Tiers.Values.OfType<DatabaseOptions>().Select(tier => tier.Name))}."),
            _ => throw new ChangeRefusedException($"Tier '{name}' is not a database."),
        };

    public static TableOptions Table(this DatabaseOptions database, string name) =>
        database.Tables.GetValueOrDefault(name)
        ?? throw new ChangeRefusedException($"Database '{database.Name}' has no table '{name}'; its tables are: {Listed(database.Tables.Keys)}.");

    public static IndexOptions Index(this TableOptions table, string name) =>
        table.Indexes.GetValueOrDefault(name)
        ?? throw new ChangeRefusedException($"Table '{table.Name}' has no index '{name}'; its indexes are: {Listed(table.Indexes.Keys)}.");

    public static SystemDescription With(this SystemDescription system, DatabaseOptions database) =>
        system with { Tiers = system.Tiers.SetItem(database.Name, database) };

    public static DatabaseOptions With(this DatabaseOptions database, TableOptions table) =>
        database with { Tables = database.Tables.SetItem(table.Name, table) };

    private static string Listed(IEnumerable<string> names)
    {
        var list = string.Join(", ", names);
        return list.Length == 0 ? "none" : list;
    }
}
