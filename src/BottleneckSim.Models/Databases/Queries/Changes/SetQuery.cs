using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Queries.Changes;

/// <summary>Another statement under a name: fewer columns, a page instead of all rows, sums instead of rows. Statements in execution go on as they were.</summary>
/// <param name="Database">The database.</param>
/// <param name="Name">The query.</param>
/// <param name="Statement">What it asks from now on; null takes it away.</param>
public sealed record SetQuery(string Database, string Name, QueryOptions? Statement) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-query";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var database = system.Tier<DatabaseOptions>(Database, "database");
        if (Statement is null && !database.Queries.ContainsKey(Name))
        {
            throw new ChangeRefusedException($"Database '{Database}' has no query '{Name}'; its queries are: {SystemEdits.Listed(database.Queries.Keys)}.");
        }

        var queries = Statement is { } statement ? database.Queries.SetItem(Name, statement with { Name = Name }) : database.Queries.Remove(Name);
        return system.WithTier(database with { Queries = queries }).RequireSound();
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        this with { Statement = before.Tier<DatabaseOptions>(Database, "database").Queries.GetValueOrDefault(Name) };

    /// <inheritdoc />
    public override string Describe() => Statement is null ? $"{Database}: take query {Name} away" : $"{Database}: ask another statement as {Name}";
}
