using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Costs;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Execution.Joins;

/// <summary>Searches an index of the inner table for each outer row: a nested loop as it is meant.</summary>
/// <remarks>
/// The inner pages of the index are practically always in memory, so that only one way down is looked up in the pool; all of them count as
/// hits and take processor time. Leaves and rows are looked up one by one, or in order where the outer rows come in the order of the key: a page
/// that several searches need is then looked up once, and the other times it is needed count as hits.
/// </remarks>
internal sealed class SearchedRows : JoinedRows
{
    /// <summary>From which correlation on the outer rows count as coming in the order of the key.</summary>
    public const double OrderedFrom = 0.7;

    private readonly StoredTable _table;
    private readonly StoredIndex _index;
    private readonly bool _visitsTable;
    private readonly double _entriesPerSearch;
    private readonly double _rowsPerSearch;
    private readonly double _clusteredShare;
    private readonly long _entryNanoseconds;
    private readonly long _rowNanoseconds;
    private readonly double _outerRows;
    private readonly ulong _seed;

    public SearchedRows(
        StoredTable table, ExecutionCosts costs, RowSource outer, NestedLoopNode join, StoredIndex index, IndexAccess access, ScanNode scan)
        : base(costs, outer, join)
    {
        (_table, _index) = (table, index);
        _visitsTable = scan is not IndexScanNode { IsIndexOnly: true };
        _entriesPerSearch = Math.Max(0, Selectivity.Of(access.Conditions[..access.BoundingConditions]) * Selectivity.Of(access.Implied) * table.Rows);
        _rowsPerSearch = Math.Max(0, access.Selectivity * table.Rows);
        var correlation = table.Options.Columns[index.Options.Columns[0].Column].Correlation;
        _clusteredShare = correlation * correlation;
        _entryNanoseconds = costs.IndexTupleNanoseconds + (costs.OperatorNanoseconds * access.Conditions.Length);
        _rowNanoseconds = costs.TupleNanoseconds + (long)(scan.Filter.Sum(condition => condition.OperatorsPerRow) * costs.OperatorNanoseconds)
            + (_visitsTable && scan is IndexScanNode ? costs.FetchedRowNanoseconds : 0);
        _outerRows = join.Outer.Rows;
        _seed = StableHash.OfName(index.Options.Name);
    }

    /// <summary>Share of the searches that are answered from rows kept in memory once all outer rows have come: 0 to 1.</summary>
    public required double HitRatio { get; init; }

    /// <summary>Whether the outer rows come in the order of the key.</summary>
    public required bool IsInOrder { get; init; }

    /// <inheritdoc />
    public override long Fill(Statement statement, StatementValues values)
    {
        var outerRows = Outer.Fill(statement, values);
        var hash = values.HashOf(_seed);
        var searches = Math.Min(outerRows, Whole(Misses(outerRows), hash));
        statement.OwedNanoseconds += (outerRows * Costs.TupleNanoseconds) + (searches * Costs.SearchNanoseconds);
        if (searches > 0)
        {
            AddIndexPages(statement, hash, searches);
            AddRows(statement, hash, searches);
        }

        return Matches(statement, values, outerRows);
    }

    /// <summary>
    /// Searches that find nothing kept. The first of a few outer rows have values of their own, mostly, so that a limit makes use of little that is kept:
    /// distinct values by Mackert and Lohman's formula, from those that all outer rows have.
    /// </summary>
    private double Misses(long outerRows)
    {
        var distinct = Math.Max(1, _outerRows * (1 - HitRatio));
        return Math.Max(outerRows * (1 - HitRatio), Math.Min(distinct, CachedPages.Distinct(outerRows, distinct)));
    }

    private void AddIndexPages(Statement statement, ulong hash, long searches)
    {
        var size = _index.Size;
        var entries = Whole(_entriesPerSearch * searches, hash);
        if (size.Height > 0)
        {
            statement.OwedNanoseconds += (searches - 1) * size.Height * Costs.PageNanoseconds;
            statement.PagesHit += (searches - 1) * size.Height;
            statement.Patterns.Add(new AccessPattern
            {
                Kind = PatternKind.Descent,
                Relation = _index,
                Count = size.Height,
                Levels = _index.Levels,
                Position = AccessPattern.Fraction(hash),
                NanosecondsPerPage = Costs.PageNanoseconds,
            });
        }

        var leavesPerSearch = Math.Max(1, Math.Ceiling(_entriesPerSearch * size.LeafPages / Math.Max(1, size.Entries)));
        var visits = (long)(searches * leavesPerSearch);
        Add(statement, hash, (_index.FirstLeaf, size.LeafPages), visits, (visits * Costs.PageNanoseconds) + (entries * _entryNanoseconds));
        statement.RowsExamined += entries;
    }

    private void AddRows(Statement statement, ulong hash, long searches)
    {
        var rows = Whole(_rowsPerSearch * searches, hash);
        var hidden = _visitsTable ? rows : Whole(rows * (1 - _table.Options.AllVisibleFraction), hash);
        if (!_visitsTable && rows > 0)
        {
            LookAtVisibilityMap(statement);
        }

        if (hidden == 0)
        {
            statement.OwedNanoseconds += rows * _rowNanoseconds;
            return;
        }

        // Rows of one value that lie side by side share a page; the others are each on a page of their own.
        var adjacent = hidden * _clusteredShare;
        var perSearch = Math.Max(1, Math.Ceiling(_rowsPerSearch / _table.RowsPerPage));
        var visits = Math.Max(1, (long)(hidden - adjacent + Math.Min(adjacent, searches * perSearch * _clusteredShare)));
        var isInOrder = IsInOrder && _clusteredShare > OrderedFrom * OrderedFrom;
        var time = (visits * Costs.PageNanoseconds) + (rows * _rowNanoseconds);
        Add(statement, StableHash.Mix(hash), (0, _table.Pages), visits, time, isInOrder, _table);
    }

    private void Add(Statement statement, ulong hash, (long First, long Count) pages, long visits, long nanoseconds) =>
        Add(statement, hash, pages, visits, nanoseconds, IsInOrder, _index);

    private static void Add(
        Statement statement, ulong hash, (long First, long Count) pages, long visits, long nanoseconds, bool isInOrder, Storage.StoredRelation relation)
    {
        // In order, a page that several searches need is looked up once.
        var count = isInOrder ? Math.Min(pages.Count, (long)CachedPages.Distinct(visits, pages.Count) + 1) : visits;
        statement.PagesHit += visits - count;
        statement.Patterns.Add(new AccessPattern
        {
            Kind = isInOrder ? PatternKind.Spread : PatternKind.Scattered,
            Relation = relation,
            Count = count,
            Start = pages.First,
            Range = pages.Count,
            Seed = hash,
            NanosecondsPerPage = nanoseconds / count,
        });
    }
}
