using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Changes;

/// <summary>
/// Builds an index (<c>create index concurrently</c>): a running database scans the table, sorts and writes while it goes on answering, and
/// uses the index when it is done.
/// </summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Table">The table.</param>
/// <param name="Columns">The key columns: 1 to 32.</param>
public sealed record AddIndex(string Database, string Table, ImmutableArray<OrderedColumn> Columns) : Change
{
    private const int MaximumColumns = 32;

    /// <summary>Columns that are only stored (<c>INCLUDE</c>). Default: none.</summary>
    public ImmutableArray<string> Include { get; init; } = [];

    /// <summary>Whether no two rows may have the same key. Default: they may.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Which rows it holds, by values of columns (a partial index). Default: all.</summary>
    public ImmutableSortedDictionary<string, ConstantPredicate> Where { get; init; } = ImmutableSortedDictionary.Create<string, ConstantPredicate>(StringComparer.Ordinal);

    /// <summary>The index's name; null (the default) means the one that PostgreSQL would give, <c>orders_customer_id_idx</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Pages that it takes; null (the default), which a build always means: as many as its entries fill. Only a restored index brings its own.</summary>
    public long? Pages { get; init; }

    /// <inheritdoc />
    public override string Kind => "add-index";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { Until = "the index is built", Work = "scans the table twice, sorts, and writes the index" };

    /// <summary>The index's name, given or derived.</summary>
    public string IndexName => Name ?? IndexOptions.NameFor(Table, Columns, Include);

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var database = system.Database(Database);
        var table = database.Table(Table);
        if (table.Indexes.ContainsKey(IndexName))
        {
            throw new ChangeRefusedException($"Table '{Table}' already has an index '{IndexName}'; give the new one another name.");
        }

        if (Columns.Length is 0 or > MaximumColumns)
        {
            throw new ChangeRefusedException($"An index has 1 to {MaximumColumns} columns, not {Columns.Length}.");
        }

        foreach (var column in Columns.Select(key => key.Column).Concat(Include).Concat(Where.Keys))
        {
            if (!table.Columns.ContainsKey(column))
            {
                throw new ChangeRefusedException(
                    $"Table '{Table}' has no column '{column}'; its columns are: {string.Join(", ", table.Columns.Keys)}.");
            }
        }

        var index = new IndexOptions(IndexName, Columns) { Include = Include, IsUnique = IsUnique, Where = Where, Pages = Pages };
        return system.With(database.With(table with { Indexes = table.Indexes.Add(index.Name, index) }));
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before)
    {
        Apply(before);
        return new DropIndex(Database, Table, IndexName);
    }

    /// <inheritdoc />
    public override string Describe()
    {
        var include = Include.Length == 0 ? string.Empty : $" include ({string.Join(", ", Include)})";
        var where = Where.IsEmpty ? string.Empty : $" where {string.Join(" and ", Where.Select(pair => $"{pair.Key} = '{pair.Value.Value}'"))}";
        return $"{Database}: create {(IsUnique ? "unique " : string.Empty)}index {IndexName} on {Table} ({string.Join(", ", Columns)}){include}{where}";
    }

    /// <inheritdoc />
    public bool Equals(AddIndex? other) =>
        other is not null && Pages == other.Pages && Where.SequenceEqual(other.Where) && string.Equals(Describe(), other.Describe(), StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => Columns.Length;
}
