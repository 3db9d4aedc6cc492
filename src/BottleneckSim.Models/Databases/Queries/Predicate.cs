namespace BottleneckSim.Models.Databases.Queries;

/// <summary>What a query demands of one column.</summary>
public abstract record Predicate;

/// <summary>The column equals a value: <c>customer_id = $1</c>.</summary>
public sealed record EqualsPredicate : Predicate
{
    /// <summary>Whether each request draws a value of its own even where the query has a key space, as for one of several rows that share a counter. Default: no.</summary>
    public bool IsDrawn { get; init; }
}

/// <summary>The column has a value that the statement names: <c>status = 'pending'</c>. Unlike a drawn one it may be much rarer or more common than others.</summary>
/// <param name="Value">The value: lower-case letters, digits and dashes.</param>
/// <param name="Fraction">The fraction of the table's rows that have it: above 0, at most 1.</param>
public sealed record ConstantPredicate(string Value, double Fraction) : Predicate;

/// <summary>The column is one of several values: <c>status in ($1, $2, $3)</c>.</summary>
/// <param name="Values">How many values are listed: 1 to 10,000.</param>
public sealed record InPredicate(int Values) : Predicate;

/// <summary>The column lies in a range: <c>created_at &gt;= $1</c>.</summary>
/// <param name="Fraction">The fraction of the column's values that lie in the range: above 0, at most 1.</param>
/// <param name="Position">Where the range lies. Default: at the column's upper end, as for "the last seven days".</param>
public sealed record RangePredicate(double Fraction, RangePosition Position = RangePosition.UpperEnd) : Predicate
{
    /// <summary>
    /// Where a range that may lie anywhere always begins: the fraction of the column's values that are smaller, 0 to 1 − <see cref="Fraction"/>; null (the default) means that each request draws
    /// its own. Of no account at the upper end.
    /// </summary>
    public double? Start { get; init; }
}
