using System.Collections.Immutable;

namespace BottleneckSim.Models.Databases.Planning.Joins;

/// <summary>One of the two tables of a join.</summary>
/// <param name="Problem">What is searched of it by itself.</param>
/// <param name="Column">The column that has to equal the other table's.</param>
/// <param name="Paths">The ways to its rows by themselves.</param>
internal sealed record JoinSide(PlanningProblem Problem, string Column, ImmutableArray<AccessPath> Paths)
{
    private Tables.ColumnOptions Options => Problem.Relation.Table.Columns[Column];

    /// <summary>The cheapest way to its rows.</summary>
    public AccessPath Cheapest => AccessPath.Cheapest(Paths);

    /// <summary>The column with its table.</summary>
    public string QualifiedColumn => Problem.Prefix + Column;

    /// <summary>Rows of it that take part.</summary>
    public double Rows => Problem.ResultRows;

    /// <summary>Distinct values of the column in the whole table.</summary>
    public double Distinct => Options.DistinctOf(Problem.Relation.Size.Rows);

    /// <summary>Fraction of rows that have a value.</summary>
    public double NotNull => 1 - Options.NullFraction;

    /// <summary>Fraction of rows that have the most common value.</summary>
    public double MostCommonFraction => Options.MostCommonFraction ?? 0;

    /// <summary>Whether a value of the column stands for at most one row (<c>innerrel_is_unique</c>).</summary>
    public bool IsUnique => Problem.Relation.Indexes.Any(
        index => index.Options.IsUnique && index.Options.Columns.All(key => key.Column == Column || IsFixed(key.Column))
            && index.Options.Columns.Any(key => key.Column == Column));

    /// <summary>The ways to its rows of one value of the other table's column, looked for so many times.</summary>
    public IEnumerable<AccessPath> ByValueOf(JoinSide other)
    {
        var selectivity = Selectivity.Of(new Queries.EqualsPredicate(), Options, Problem.Relation.Size.Rows);
        var condition = new Condition(Column, new Queries.EqualsPredicate(), 0, selectivity) { JoinedTo = other.QualifiedColumn };
        return AccessPaths.ByJoinedColumn(Problem with
        {
            Conditions = Problem.Conditions.Add(condition),
            Loops = other.Rows,
            OrderBy = [],
            MergeKey = null,
        });
    }

    private bool IsFixed(string column) => Problem.Conditions.Any(condition => condition.IsEquality && condition.Column == column);
}
