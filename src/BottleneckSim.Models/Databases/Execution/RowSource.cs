using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>Turns a node of a plan, with all below it, into page visits and processor time for given values.</summary>
/// <param name="costs">What things take.</param>
internal abstract class RowSource(ExecutionCosts costs)
{
    /// <summary>What things take.</summary>
    protected ExecutionCosts Costs { get; } = costs;

    /// <summary>Adds the visits and the rows examined.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="values">Its values.</param>
    /// <returns>The rows that come out.</returns>
    public abstract long Fill(Statement statement, StatementValues values);

    /// <summary>A whole number near an expected one: the one above it as often as its fraction says, always alike for equal values.</summary>
    protected static long Whole(double expected, ulong hash) => (long)(expected + AccessPattern.Fraction(hash));

    /// <summary>Whether rows of a value can be here at all: a shard has only its part of them.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="values">Its values.</param>
    /// <param name="item">Which value of a list.</param>
    protected static bool IsHere(Statement statement, StatementValues values, int item = 0) => statement.Presence is not { } presence || presence.IsHere(values.HashOf(0, item));

    /// <summary>
    /// An index-only scan asks the visibility map whether it may do without the row. A page of the map stands for some 32,000 of the table's and stays
    /// pinned, so that it is one more page, practically always in memory.
    /// </summary>
    protected void LookAtVisibilityMap(Statement statement)
    {
        statement.PagesHit++;
        statement.OwedNanoseconds += Costs.PageNanoseconds;
    }
}

/// <summary>Turns a scan of a table into page visits.</summary>
/// <param name="table">The table.</param>
/// <param name="costs">What things take.</param>
internal abstract class TableRows(StoredTable table, ExecutionCosts costs) : RowSource(costs)
{
    /// <summary>The table.</summary>
    protected StoredTable Table { get; } = table;

    /// <summary>Adds visits of the pages of rows that are then changed.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="values">Its values.</param>
    /// <param name="rows">Rows that are changed.</param>
    public abstract void FillChanged(Statement statement, StatementValues values, long rows);

    /// <summary>The part of a scan that is done before a limit stops it, which finds enough the sooner the more rows qualify: 0 to 1.</summary>
    /// <param name="planned">The part that was planned; infinite where there is no limit.</param>
    /// <param name="skew">How many times as many rows qualify as planned.</param>
    protected static double ReadPart(double planned, double skew) => skew > 0 ? Math.Min(1, planned / skew) : 1;

    /// <summary>Processor time of checking conditions on a row.</summary>
    /// <remarks>To be asked once a plan and not once a statement: it boxes.</remarks>
    protected static long FilterNanoseconds(IEnumerable<Condition> filter, ExecutionCosts costs) =>
        (long)(filter.Sum(condition => condition.OperatorsPerRow) * costs.OperatorNanoseconds);

    /// <summary>Visits of rows anywhere in the table: one by one, or in the table's order where they are many.</summary>
    protected AccessPattern Anywhere(ulong seed, long rows, bool inOrder, long nanosecondsPerRow) => Anywhere(seed, rows, inOrder, nanosecondsPerRow, 0, Table.Pages);

    /// <summary>Visits of rows anywhere in a part of the table.</summary>
    protected AccessPattern Anywhere(ulong seed, long rows, bool inOrder, long nanosecondsPerRow, long first, long pages)
    {
        if (!inOrder)
        {
            return new AccessPattern
            {
                Kind = PatternKind.Scattered,
                Relation = Table,
                Count = rows,
                Start = first,
                Range = pages,
                SettledRange = Table.Options.GrowsPerSecond > 0 ? Table.SettledPages : 0,
                Seed = seed,
                NanosecondsPerPage = nanosecondsPerRow,
            };
        }

        // Rows that share a page are found by one look-up.
        var distinct = Math.Min(Math.Min(pages, rows), (long)CachedPages.Distinct(rows, pages) + 1);
        return new AccessPattern
        {
            Kind = rows > pages / 4 ? PatternKind.Spread : PatternKind.Scattered,
            Relation = Table,
            Count = distinct,
            Start = first,
            Range = pages,
            Seed = seed,
            NanosecondsPerPage = Costs.PageNanoseconds + ((nanosecondsPerRow - Costs.PageNanoseconds) * rows / Math.Max(1, distinct)),
        };
    }
}
