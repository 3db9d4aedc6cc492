using BottleneckSim.Models.Databases.Indexes;
using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Storage;

namespace BottleneckSim.Models.Databases.Tables;

/// <summary>A table as it is stored, with its rows counted and its indexes.</summary>
/// <param name="number">Its number in this database.</param>
/// <param name="options">The table.</param>
internal sealed class StoredTable(int number, TableOptions options) : StoredRelation(number)
{
    /// <summary>Rows may change by this fraction before statistics are renewed (<c>autovacuum_analyze_scale_factor</c>).</summary>
    private const int RowsPerRenewal = 10;

    /// <summary>… and by so many besides (<c>autovacuum_analyze_threshold</c>).</summary>
    private const int RenewalThreshold = 50;

    private readonly SortedList<string, StoredIndex> _indexes = new(StringComparer.Ordinal);
    private long _rowsAtAnalysis = options.Rows;
    private TableSize _size = TableSize.Of(options, options.Rows);

    /// <summary>The table.</summary>
    public TableOptions Options { get; private set; } = options;

    /// <summary>Rows now.</summary>
    public long Rows { get; private set; } = options.Rows;

    /// <summary>Of its rows those that transactions added or took which were rolled back: they stay counted, as dead rows are stored, until the database starts again.</summary>
    public long DeadRows { get; set; }

    /// <summary>Rows that its statistics count.</summary>
    public long RowsAnalyzed => _rowsAtAnalysis;

    /// <inheritdoc />
    public override long Pages => Math.Max(1, _size.Pages);

    /// <summary>Rows that fit a page.</summary>
    public int RowsPerPage => _size.RowsPerPage;

    /// <summary>Rows of its last page, where the others are full.</summary>
    public long RowsOfLastPage => Math.Clamp(Rows - ((Pages - 1) * RowsPerPage), 1, RowsPerPage);

    /// <summary>The indexes in order of their names, those being built included.</summary>
    public IList<StoredIndex> Indexes => _indexes.Values;

    /// <summary>Pages at the start: what lay on them stays there as the table grows.</summary>
    public long SettledPages { get; } = Math.Max(1, TableSize.Of(options, options.Rows).Pages);

    /// <summary>What the planner may know: the table as it was when its statistics were last renewed.</summary>
    public RelationStatistics Statistics => RelationStatistics.Of(
        Options, _rowsAtAnalysis, Indexes.Where(index => index.IsReady).Select(index => index.Options));

    /// <summary>Takes changed options into use. The rows stay as they are, but for those that the change itself adds or removes.</summary>
    /// <param name="options">The table.</param>
    /// <param name="freesPages">Whether rows that go take their pages with them, as those of a partition do.</param>
    /// <param name="gained">Rows that come besides; below 0 if they go.</param>
    public void Configure(TableOptions options, bool freesPages = false, long gained = 0)
    {
        var added = options.Rows - Options.Rows + gained;
        Options = options;
        if (added < 0 && freesPages)
        {
            DropOldest(-added);
        }
        else if (added != 0)
        {
            Grow(added);
        }
    }

    /// <summary>Adds an index.</summary>
    public void Add(StoredIndex index) => _indexes.Add(index.Options.Name, index);

    /// <summary>Removes an index.</summary>
    public void Remove(StoredIndex index) => _indexes.Remove(index.Options.Name);

    /// <summary>The index of a name, or null.</summary>
    public StoredIndex? Find(string index) => _indexes.GetValueOrDefault(index);

    /// <summary>Adds or removes rows. Pages once taken are kept.</summary>
    /// <param name="rows">How many more there are now.</param>
    /// <returns>Whether the table has changed so much that its statistics are renewed and its statements should be planned anew.</returns>
    public bool Grow(long rows)
    {
        Rows = Math.Max(0, Rows + rows);
        if (rows > 0 && Rows > _size.Pages * _size.RowsPerPage)
        {
            _size = TableSize.Of(Options, Rows);
        }

        return Analyze();
    }

    /// <summary>Takes the table as another database has left it on the disk.</summary>
    /// <param name="rowsGained">Rows beyond those that it has.</param>
    /// <param name="rowsAnalyzed">Rows beyond those that its statistics count.</param>
    /// <param name="pages">Its pages.</param>
    public void Recover(long rowsGained, long rowsAnalyzed, long pages)
    {
        Rows = Math.Max(0, Rows + rowsGained);
        _rowsAtAnalysis = Math.Max(0, _rowsAtAnalysis + rowsAnalyzed);
        var size = TableSize.Of(Options, Rows);
        _size = size with { Pages = Math.Max(size.Pages, pages) };
        Store();
        foreach (var index in Indexes)
        {
            index.Resize(_rowsAtAnalysis);
            index.Store();
        }
    }

    /// <summary>Drops the oldest rows with their pages, as a partition is dropped.</summary>
    /// <param name="rows">How many.</param>
    /// <returns>Whether the table has changed so much that its statistics are renewed and its statements should be planned anew.</returns>
    public bool DropOldest(long rows)
    {
        Rows = Math.Max(0, Rows - rows);
        _size = TableSize.Of(Options, Rows);
        return Analyze();
    }

    private bool Analyze()
    {
        if (Math.Abs(Rows - _rowsAtAnalysis) <= RenewalThreshold + (_rowsAtAnalysis / RowsPerRenewal))
        {
            return false;
        }

        _rowsAtAnalysis = Rows;
        foreach (var index in Indexes)
        {
            index.Resize(Rows);
        }

        return true;
    }
}
