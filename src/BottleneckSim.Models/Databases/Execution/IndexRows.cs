using System.Collections.Immutable;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Placement;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>How an index is used to find rows.</summary>
/// <param name="Access">What is read of it.</param>
/// <param name="IsBackward">Whether it is walked from its end.</param>
/// <param name="VisitsTable">Whether the rows are fetched from the table; otherwise only those that are not known to be visible to everybody.</param>
/// <param name="IsBitmap">Whether the table's pages are visited in their order.</param>
/// <param name="ReadFraction">The part of the entries that is planned to be read before a limit stops it; infinite where there is none.</param>
internal readonly record struct IndexUse(IndexAccess Access, bool IsBackward, bool VisitsTable, bool IsBitmap, double ReadFraction)
{
    /// <summary>Whether rows of one value are needed together, as a sort of what is sorted by the first column needs them: a limit then stops at the end of a value.</summary>
    public bool NeedsWholeValues { get; init; }
}

/// <summary>Finds rows by an index: down from the root, along the leaves, and to the table for each row or page.</summary>
internal sealed class IndexRows : TableRows
{
    /// <summary>A statement with more values than this in its lists is executed as if it had so many.</summary>
    private const int MaximumDescents = 10_000;

    private readonly StoredIndex _index;
    private readonly IndexUse _use;
    private readonly IndexBounds _bounds;
    private readonly ImmutableArray<DrawnFraction> _checkedDrawn;
    private readonly ImmutableArray<DrawnFraction> _filterDrawn;
    private readonly double _heldShare;
    private readonly double _boundSelectivity;
    private readonly double _indexSelectivity;
    private readonly double _filterSelectivity;
    private readonly RowBand _band;
    private readonly KeyOrder _keys;
    private readonly bool _isSortedByPlace;
    private readonly double _displacement;
    private readonly double _hiddenShare;
    private readonly long _entryNanoseconds;
    private readonly long _rowNanoseconds;

    public IndexRows(StoredTable table, ExecutionCosts costs, StoredIndex index, ScanNode scan, IndexUse use)
        : base(table, costs)
    {
        _index = index;
        _use = use;
        _bounds = new IndexBounds(table, index.Options, use.Access);
        _checkedDrawn = DrawnFraction.Of(table, use.Access.Conditions[use.Access.BoundingConditions..]);
        _filterDrawn = DrawnFraction.Of(table, scan.Filter);
        _heldShare = Selectivity.Of(use.Access.Implied);
        _boundSelectivity = _heldShare * Selectivity.Of(use.Access.Conditions[..use.Access.BoundingConditions]);
        _indexSelectivity = _heldShare * Selectivity.Of(use.Access.Conditions);
        _filterSelectivity = Selectivity.Of(scan.Filter);
        var first = index.Options.Columns[0];
        var isDescending = first.Direction == SortDirection.Descending;
        _band = RowBand.Of(table.Options.Columns[first.Column], table.Rows, isDescending);
        _keys = new KeyOrder(table.Options.Columns[first.Column], table.Rows, isDescending);
        _isSortedByPlace = index.Options.Columns.Length == 1
            || (use.Access.BoundingConditions == index.Options.Columns.Length && use.Access.Conditions[..use.Access.BoundingConditions].All(condition => condition.IsEquality));
        _displacement = table.Options.Columns[first.Column].Displacement;
        _hiddenShare = 1 - table.Options.AllVisibleFraction;
        _entryNanoseconds = costs.IndexTupleNanoseconds
            + (costs.OperatorNanoseconds * use.Access.Conditions.Sum(condition => condition.Clauses));
        _rowNanoseconds = costs.TupleNanoseconds + FilterNanoseconds(scan.Filter, costs) + (use is { VisitsTable: true, IsBitmap: false } ? costs.FetchedRowNanoseconds : 0);
    }

    private int Descents => Math.Min(_use.Access.Descents, MaximumDescents);

    private bool IsOneRow => _index.Options.IsUnique && _use.Access.BoundingConditions == _index.Options.Columns.Length
        && _use.Access.Conditions.All(condition => condition.IsEquality);

    /// <inheritdoc />
    public override long Fill(Statement statement, StatementValues values)
    {
        long qualifying = 0;
        var rowsRead = 0L;
        var skew = SkewOf(values);
        for (var descent = 0; descent < Descents; descent++)
        {
            var range = _bounds.RangeOf(values, descent);
            var (entries, rows, read) = IsHere(statement, values, descent) ? EntriesOf(range, statement.RowShare, skew) : default;
            AddIndexPages(statement, range, entries, read);
            var visited = _use.VisitsTable ? read : _use.IsBitmap ? 0 : Whole(read * _hiddenShare, range.Rounding);
            if (visited > 0)
            {
                AddTablePages(statement, range, rows, visited, isChanged: false);
            }

            statement.RowsExamined += Math.Max(entries, 0);
            rowsRead += read;
            qualifying += Whole(read * _filterSelectivity * skew.Filter, range.Rounding);
        }

        if (rowsRead > 0 && _use is { VisitsTable: false, IsBitmap: false })
        {
            LookAtVisibilityMap(statement);
        }

        return qualifying;
    }

    /// <inheritdoc />
    public override void FillChanged(Statement statement, StatementValues values, long rows)
    {
        var left = rows;
        var skew = SkewOf(values);
        for (var descent = 0; descent < Descents && left > 0; descent++)
        {
            var range = _bounds.RangeOf(values, descent);
            var (_, matching, read) = IsHere(statement, values, descent) ? EntriesOf(range, statement.RowShare, skew) : default;
            var changed = Math.Min(left, read);
            left -= changed;
            AddTablePages(statement, range, matching, changed, isChanged: true);
        }
    }

    /// <summary>Entries read of a range, rows that match in the index, and how many of those are fetched before the limit.</summary>
    private (long Entries, long Matching, long Read) EntriesOf(IndexRange range, double rowShare, (double Checked, double Filter) skew)
    {
        var entries = IsOneRow
            ? Math.Min(1, Table.Rows)
            : Math.Min(Table.Rows, Whole(_boundSelectivity * Table.Rows * rowShare / _use.Access.Descents * range.Skew, range.Rounding));
        var share = _boundSelectivity > 0 ? _indexSelectivity / _boundSelectivity * skew.Checked : 0;
        var matching = share >= 1 ? entries : Whole(entries * share, range.Rounding);
        var part = ReadPart(_use.ReadFraction, range.Skew * skew.Checked * skew.Filter);
        if (_use.NeedsWholeValues && part < 1)
        {
            part = WholeValues(range, part);
        }

        var read = Math.Min(matching, (long)Math.Ceiling(matching * part));
        return (Math.Min(entries, (long)Math.Ceiling(entries * part)), matching, read);
    }

    private double WholeValues(IndexRange range, double part)
    {
        var start = _use.IsBackward ? range.Position + range.Width : range.Position;
        var stop = _keys.EndOfValue(start + (part * range.Width * (_use.IsBackward ? -1 : 1)), _use.IsBackward);
        return Math.Clamp(Math.Abs(stop - start) / range.Width, part, 1);
    }

    private (double Checked, double Filter) SkewOf(StatementValues values) => (DrawnFraction.SkewOf(_checkedDrawn, values), DrawnFraction.SkewOf(_filterDrawn, values));

    private void AddIndexPages(Statement statement, IndexRange range, long entries, long read)
    {
        var size = _index.Size;
        var leaves = Math.Clamp((long)Math.Ceiling(entries * size.LeafPages / Math.Max(1, size.Entries)), 1, size.LeafPages);
        var end = _use.IsBackward ? range.Position + range.Width : range.Position;
        if (size.Height > 0)
        {
            statement.Patterns.Add(new AccessPattern
            {
                Kind = PatternKind.Descent,
                Relation = _index,
                Count = size.Height,
                Levels = _index.Levels,
                Position = Math.Min(end, 1),
                NanosecondsPerPage = Costs.PageNanoseconds,
            });
        }

        var firstLeaf = (long)(end * size.LeafPages) - (_use.IsBackward ? leaves - 1 : 0);
        statement.Patterns.Add(new AccessPattern
        {
            Kind = PatternKind.Adjacent,
            Relation = _index,
            Count = leaves,
            Start = _index.FirstLeaf + Math.Clamp(firstLeaf, 0, size.LeafPages - leaves),
            NanosecondsPerPage = Costs.PageNanoseconds + (_entryNanoseconds * entries / leaves) + (_use.VisitsTable || _use.IsBitmap ? 0 : _rowNanoseconds * read / leaves),
        });
    }

    /// <summary>Rows in the table's own order lie side by side, those without one anywhere, and the others in a band.</summary>
    private void AddTablePages(Statement statement, IndexRange range, long matching, long rows, bool isChanged)
    {
        if (rows <= 0)
        {
            return;
        }

        if (_band.IsBand)
        {
            AddBand(statement, range, matching, rows, isChanged);
        }
        else if (_band.Correlation != 0)
        {
            AddAdjacent(statement, range, matching, rows, isChanged);
        }
        else
        {
            var pattern = Anywhere(range.Seed, rows, _use.IsBitmap, Costs.PageNanoseconds + _rowNanoseconds);
            statement.Patterns.Add(pattern with
            {
                FirstRow = _use.IsBackward ? matching - 1 : 0,
                IsBackward = _use.IsBackward,
                IsChanged = isChanged,
            });
        }
    }

    private void AddBand(Statement statement, IndexRange range, long matching, long rows, bool isChanged)
    {
        var width = range.Width * Math.Min(1, (double)rows / Math.Max(1, matching));
        var from = _use.IsBackward ? range.Position + range.Width - width : range.Position;
        var to = Math.Min(1, from + width);
        var visits = BandVisits.Of(_band, Table, from, to, rows, _isSortedByPlace ? _keys.ValuesWithin(from, to) : rows);
        if (_use.IsBitmap)
        {
            statement.Patterns.Add(Anywhere(range.Seed, rows, inOrder: true, Costs.PageNanoseconds + _rowNanoseconds, visits.First, visits.Range) with { IsChanged = isChanged });
            return;
        }

        var count = Math.Clamp(Whole(visits.Expected, range.Rounding), 1, rows);
        statement.Patterns.Add(new AccessPattern
        {
            Kind = PatternKind.Scattered,
            Relation = Table,
            Count = count,
            Start = visits.First,
            Range = visits.Range,
            Window = visits.Window,
            MovesDown = _band.Correlation > 0 == _use.IsBackward,
            Seed = range.Seed,
            IsChanged = isChanged,
            NanosecondsPerPage = Costs.PageNanoseconds + (_rowNanoseconds * rows / count),
        });
    }

    private void AddAdjacent(Statement statement, IndexRange range, long matching, long rows, bool isChanged)
    {
        // Between neighbours of a partial index lie the table's rows that it does not hold.
        var spread = _heldShare < 1 ? Math.Max(rows, Math.Min((long)(rows / _heldShare), rows * Table.RowsPerPage)) : rows;
        var pages = Math.Clamp((spread + Table.RowsPerPage - 1) / Table.RowsPerPage, 1, Table.Pages);
        var end = _use.IsBackward ? range.Position + range.Width : range.Position;
        var place = _band.Correlation >= 0 ? end : 1 - end;
        var isUpwards = _band.Correlation >= 0 != _use.IsBackward;
        var first = (long)(place * Table.Pages) - (isUpwards ? 0 : pages - 1);
        statement.Patterns.Add(new AccessPattern
        {
            Kind = pages > 1 ? PatternKind.Sequential : PatternKind.Adjacent,
            Relation = Table,
            Count = pages,
            Start = Math.Clamp(first, 0, Table.Pages - pages),
            IsChanged = isChanged,
            NanosecondsPerPage = Costs.PageNanoseconds + (_rowNanoseconds * rows / pages),
        });
        if (_displacement > 0 && !isChanged && !_use.IsBitmap)
        {
            ComeBack(statement, range, pages, PageCrossings.Boundaries(spread, Table.RowsPerPage, EndsTable(range, matching, rows) ? Table.RowsOfLastPage : null));
        }
    }

    /// <summary>Rows a few places out of order lead back to pages that were left just now: look-ups that find them in the pool.</summary>
    private void ComeBack(Statement statement, IndexRange range, long pages, double boundaries)
    {
        var crossings = PageCrossings.PerBoundary(_displacement, Table.RowsPerPage) * boundaries;
        var again = Math.Max(0, Whole(1 + crossings, range.Rounding) - pages);
        statement.PagesHit += again;
        statement.OwedNanoseconds += again * Costs.PageNanoseconds;
    }

    /// <summary>Whether the rows are the table's last ones, as those of a range at the upper end that no limit cuts off.</summary>
    private bool EndsTable(IndexRange range, long matching, long rows) =>
        _band.Correlation > 0 && range.Position + range.Width > 1 - (1.0 / Math.Max(1, Table.Rows)) && (_use.IsBackward || rows == matching);
}
