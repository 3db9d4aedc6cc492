using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Indexes;

/// <summary>A B-tree index of a table.</summary>
/// <param name="Name">Its name, one of its kind within the table: lower-case letters, digits and underscores.</param>
/// <param name="Columns">The key columns, in order of significance: 1 to 32 (PostgreSQL's bound).</param>
public sealed record IndexOptions(string Name, ImmutableArray<OrderedColumn> Columns)
{
    /// <summary>Columns that are stored in the leaves but not ordered by (<c>INCLUDE</c>). Default: none.</summary>
    public ImmutableArray<string> Include { get; init; } = [];

    /// <summary>Whether no two rows have the same key. Default: they may.</summary>
    public bool IsUnique { get; init; }

    /// <summary>
    /// Which rows it holds, by values of columns (<c>create index … where status = 'pending'</c>): only a statement that demands the same may use it. Default: all.
    /// Source: PostgreSQL 15 documentation, chapter 11.8 "Partial Indexes".
    /// </summary>
    public ImmutableSortedDictionary<string, ConstantPredicate> Where { get; init; } = ImmutableSortedDictionary.Create<string, ConstantPredicate>(StringComparer.Ordinal);

    /// <summary>The fraction of the table's rows that it holds, as if the columns were independent: above 0, at most 1.</summary>
    public double Share
    {
        get
        {
            var share = 1.0;
            foreach (var (_, predicate) in Where)
            {
                share *= predicate.Fraction;
            }

            return share;
        }
    }

    /// <summary>
    /// Pages that the index takes at the start, as measured (<c>pg_class.relpages</c>): 1 to 10¹²; an index that has seen many changes takes
    /// more than its entries need. Null (the default): as many as a fresh build fills.
    /// </summary>
    public long? Pages { get; init; }

    /// <summary>The name PostgreSQL would give: <c>orders_customer_id_created_at_idx</c>.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="columns">The key columns.</param>
    /// <param name="include">The included columns.</param>
    public static string NameFor(string table, ImmutableArray<OrderedColumn> columns, ImmutableArray<string> include = default)
    {
        var parts = columns.Select(column => column.Column).Concat(include.IsDefault ? [] : include);
        return $"{table}_{string.Join('_', parts)}_idx";
    }

    /// <summary>An index under the name that PostgreSQL would give it.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="columns">The key columns.</param>
    public static IndexOptions On(string table, params ImmutableArray<OrderedColumn> columns) => new(NameFor(table, columns), columns);

    /// <summary>Whether the index stores a column's values, as key or included.</summary>
    /// <param name="column">The column's name.</param>
    public bool Stores(string column) =>
        Columns.Any(key => string.Equals(key.Column, column, StringComparison.Ordinal)) || Include.Contains(column, StringComparer.Ordinal);

    /// <inheritdoc />
    public bool Equals(IndexOptions? other) =>
        other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && IsUnique == other.IsUnique && Pages == other.Pages
        && Where.SequenceEqual(other.Where)
        && Columns.SequenceEqual(other.Columns) && Include.SequenceEqual(other.Include, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => Columns.Length;
}
