using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Replication;

namespace BottleneckSim.Models.Databases.Queries;

/// <summary>A statement that callers may ask of a database, prepared under a name.</summary>
public abstract record QueryOptions
{
    /// <summary>The name that steps refer to: lower-case letters, digits and dashes.</summary>
    public required string Name { get; init; }

    /// <summary>The table it works on.</summary>
    public required string Table { get; init; }

    /// <summary>
    /// The key space whose key, as the request drew it, gives the value of every equality and the first value of every list; popular keys
    /// then hit the same pages again and again. Null: each request draws its own value, all equally likely.
    /// </summary>
    public string? KeySpace { get; init; }

    /// <summary>The SQL verb: <c>SELECT</c>, <c>INSERT</c>, <c>UPDATE</c> or <c>DELETE</c>.</summary>
    public abstract string Verb { get; }
}

/// <summary>A statement that looks for rows.</summary>
public abstract record FilteredQueryOptions : QueryOptions
{
    /// <summary>What it demands of the columns, all at once (AND). Default: nothing, every row qualifies.</summary>
    public ImmutableSortedDictionary<string, Predicate> Where { get; init; } =
        ImmutableSortedDictionary.Create<string, Predicate>(StringComparer.Ordinal);
}

/// <summary>Reads rows.</summary>
public sealed record SelectOptions : FilteredQueryOptions
{
    /// <summary>The order asked for. Default: none.</summary>
    public ImmutableArray<OrderedColumn> OrderBy { get; init; } = [];

    /// <summary>At most so many rows: 1 to 10⁹; null (the default) means all.</summary>
    public long? Limit { get; init; }

    /// <summary>The columns asked for, each of the table; null (the default) means all of them (<c>select *</c>).</summary>
    public ImmutableArray<string>? Columns { get; init; }

    /// <summary>A second table joined to the first; null (the default) means none. Order and limit then apply to the joined rows.</summary>
    public JoinOptions? Join { get; init; }

    /// <summary>Counts and sums instead of rows; null (the default) means rows. Excludes <see cref="OrderBy"/> and <see cref="Columns"/>.</summary>
    public AggregateOptions? Aggregate { get; init; }

    /// <summary>Where it is executed in a database with replicas; null (the default) means as the database says.</summary>
    public ReadRouting? Reads { get; init; }

    /// <inheritdoc />
    public override string Verb => "SELECT";
}

/// <summary>Adds rows.</summary>
public sealed record InsertOptions : QueryOptions
{
    /// <summary>Rows that one statement adds: 1 to 100,000, default 1.</summary>
    public int Rows { get; init; } = 1;

    /// <inheritdoc />
    public override string Verb => "INSERT";
}

/// <summary>Changes columns of the rows that qualify.</summary>
public sealed record UpdateOptions : FilteredQueryOptions
{
    /// <summary>The columns that the statement writes, at least one: only the indexes that store one of them pay.</summary>
    public required ImmutableArray<string> Set { get; init; }

    /// <inheritdoc />
    public override string Verb => "UPDATE";
}

/// <summary>Removes the rows that qualify.</summary>
public sealed record DeleteOptions : FilteredQueryOptions
{
    /// <inheritdoc />
    public override string Verb => "DELETE";
}
