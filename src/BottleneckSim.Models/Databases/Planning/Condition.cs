using BottleneckSim.Models.Databases.Queries;

namespace BottleneckSim.Models.Databases.Planning;

/// <summary>A predicate on a column with the numbers of its parameters, as a prepared statement has it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Predicate">What is demanded of it.</param>
/// <param name="Parameter">The number of its first parameter, from 1.</param>
/// <param name="Selectivity">The fraction of the rows that qualify: 0 to 1.</param>
public sealed record Condition(string Column, Predicate Predicate, int Parameter, double Selectivity)
{
    /// <summary>From how many values on PostgreSQL 14 and later look them up by hash.</summary>
    private const int HashedFrom = 9;

    /// <summary>The column of another table that it has to equal, as <c>orders.id</c>; null where it is compared with a parameter.</summary>
    public string? JoinedTo { get; init; }

    /// <summary>Whether it fixes the column to one value.</summary>
    public bool IsEquality => Predicate is EqualsPredicate or ConstantPredicate;

    /// <summary>How often an index has to be descended for it: once for each value of a list.</summary>
    public int Descents => Predicate is InPredicate list ? list.Values : 1;

    /// <summary>Comparisons for one row (<c>cost_qual_eval_walker</c>): half of a short list, two with a long one, both ends of a range.</summary>
    public double OperatorsPerRow => Predicate switch
    {
        InPredicate { Values: >= HashedFrom } => 2,
        InPredicate list => list.Values * 0.5,
        _ => Clauses,
    };

    /// <summary>Comparisons done once: hashing the values of a long list.</summary>
    public double OperatorsAtStart => Predicate is InPredicate { Values: >= HashedFrom } list ? list.Values : 0;

    /// <summary>Clauses that it is written with: two for a range with both ends.</summary>
    public int Clauses => Predicate is RangePredicate { Position: RangePosition.Anywhere } ? 2 : 1;

    /// <summary>Parameters that it takes: none where the value stands in the statement.</summary>
    public int Parameters => Predicate is ConstantPredicate ? 0 : Clauses;

    /// <summary>As <c>EXPLAIN</c> prints it, without outer parentheses where there is one clause.</summary>
    public override string ToString() => Predicate switch
    {
        EqualsPredicate when JoinedTo is not null => $"{Column} = {JoinedTo}",
        EqualsPredicate => $"{Column} = ${Parameter}",
        ConstantPredicate constant => $"{Column} = '{constant.Value}'",
        InPredicate => $"{Column} = ANY (${Parameter})",
        RangePredicate { Position: RangePosition.Anywhere } => $"{Column} >= ${Parameter}) AND ({Column} <= ${Parameter + 1}",
        _ => $"{Column} >= ${Parameter}",
    };
}
