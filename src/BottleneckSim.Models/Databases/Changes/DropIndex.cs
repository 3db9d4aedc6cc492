using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Changes;

/// <summary>Removes an index at once; statements that use it finish with the plan they began with.</summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Table">The table.</param>
/// <param name="Index">The index's name.</param>
public sealed record DropIndex(string Database, string Table, string Index) : Change
{
    /// <inheritdoc />
    public override string Kind => "drop-index";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var database = system.Database(Database);
        var table = database.Table(Table);
        var index = table.Index(Index);
        return system.With(database.With(table with { Indexes = table.Indexes.Remove(index.Name) }));
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before)
    {
        var index = before.Database(Database).Table(Table).Index(Index);
        return new AddIndex(Database, Table, index.Columns)
        {
            Include = index.Include,
            IsUnique = index.IsUnique,
            Where = index.Where,
            Name = index.Name,
            Pages = index.Pages,
        };
    }

    /// <inheritdoc />
    public override string Describe() => $"{Database}: drop index {Index} of {Table}";
}
