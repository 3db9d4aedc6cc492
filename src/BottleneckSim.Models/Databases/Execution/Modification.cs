using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Databases.WriteAheadLog;

namespace BottleneckSim.Models.Databases.Execution;

/// <summary>What an insert, update or delete does to pages and to the log, beyond finding its rows.</summary>
/// <remarks>
/// <code>
/// for each row: its page of the table (changed) + for each maintained index: a leaf (read if need be, changed)
/// at the end:   records to the write-ahead log, flush
/// </code>
/// </remarks>
internal sealed class Modification(QueryOptions query, StoredTable table, StoredIndex[] maintained, ExecutionCosts costs)
{
    /// <summary>New rows follow the order of a column that is correlated at least so much with the table's.</summary>
    private const double Follows = 0.5;

    private static readonly ulong HeldRows = StableHash.OfName("held-rows");
    private static readonly ulong NewValues = StableHash.OfName("new-values");

    /// <summary>How many rows the table gains for each row that qualifies.</summary>
    public int RowsGained { get; } = query switch { InsertOptions => 1, DeleteOptions => -1, _ => 0 };

    /// <summary>Records of the log for each row: its own and one for each maintained index.</summary>
    public int RecordsPerRow => 1 + maintained.Length;

    /// <summary>Adds the visits and the log's bytes.</summary>
    /// <param name="statement">The statement; its qualifying rows are known.</param>
    /// <param name="values">Its values.</param>
    /// <param name="source">Where the rows were found; null for new ones.</param>
    public void Fill(Statement statement, StatementValues values, TableRows? source)
    {
        var rows = statement.RowsQualifying;
        if (rows == 0)
        {
            return;
        }

        if (source is null)
        {
            AddNewRows(statement, rows);
        }
        else
        {
            source.FillChanged(statement, values, rows);
        }

        statement.LogBytes = LogRecord.CommitBytes + (rows * (RowsGained < 0 ? LogRecord.OverheadBytes : LogRecord.OfRow(table.Options.RowBytes)));
        statement.OwedNanoseconds += rows * (costs.TupleNanoseconds + costs.LogRecordNanoseconds);
        foreach (var index in maintained)
        {
            var entries = EntriesOf(index, rows, values);
            if (entries > 0)
            {
                AddEntries(statement, values, index, entries);
                statement.LogBytes += entries * LogRecord.OfIndexEntry(index.KeyBytes);
            }
        }
    }

    /// <summary>How many of the rows a partial index is to hold: as many as it does on the average, rounded at random.</summary>
    private static long EntriesOf(StoredIndex index, long rows, StatementValues values)
    {
        if (index.Options.Where.IsEmpty)
        {
            return rows;
        }

        var expected = rows * index.Options.Share;
        var whole = (long)expected;
        return whole + (AccessPattern.Fraction(values.HashOf(StableHash.Mix(HeldRows ^ (ulong)index.Number))) < expected - whole ? 1 : 0);
    }

    private void AddNewRows(Statement statement, long rows)
    {
        // The last page takes what it has room for; the others are made anew.
        var pages = (rows + table.RowsPerPage - 1) / table.RowsPerPage;
        statement.Patterns.Add(new AccessPattern
        {
            Kind = PatternKind.Adjacent,
            Relation = table,
            Count = pages,
            Start = table.Pages - 1,
            IsChanged = true,
            NanosecondsPerPage = costs.PageNanoseconds,
        });
    }

    private void AddEntries(Statement statement, StatementValues values, StoredIndex index, long rows)
    {
        var size = index.Size;
        var first = index.Options.Columns[0];
        var correlation = table.Options.Columns[first.Column].Correlation * (first.Direction == SortDirection.Descending ? -1 : 1);
        var perRow = costs.IndexEntryNanoseconds > 0
            ? costs.IndexEntryNanoseconds
            : (costs.PageNanoseconds * (size.Height + 1)) + costs.IndexTupleNanoseconds + costs.LogRecordNanoseconds;
        var hash = values.HashOf(StableHash.Mix(NewValues ^ (ulong)index.Number));
        var position = correlation >= Follows ? 1 : correlation <= -Follows ? 0 : AccessPattern.Fraction(hash);
        if (size.Height > 0)
        {
            statement.Patterns.Add(new AccessPattern { Kind = PatternKind.Descent, Relation = index, Count = size.Height, Levels = index.Levels, Position = position });
        }

        if (Math.Abs(correlation) >= Follows)
        {
            var leaf = (long)(position * (size.LeafPages - 1));
            statement.OwedNanoseconds += rows * perRow;
            statement.Patterns.Add(new AccessPattern
            {
                Kind = PatternKind.Adjacent,
                Relation = index,
                Count = 1,
                Start = index.FirstLeaf + leaf,
                IsChanged = true,
            });
        }
        else
        {
            statement.Patterns.Add(new AccessPattern
            {
                Kind = PatternKind.Scattered,
                Relation = index,
                Count = rows,
                Start = index.FirstLeaf,
                Range = size.LeafPages,
                Seed = hash,
                IsChanged = true,
                NanosecondsPerPage = perRow,
            });
        }
    }
}
