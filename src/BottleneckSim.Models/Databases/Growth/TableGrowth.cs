using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Growth;

/// <summary>Which rows others want to add to the tables of a running database, and which are older than is kept.</summary>
/// <remarks>
/// <code>
/// every second: due + rate × time since ─► one insert of all rows that are due (100,000 at most), if none of the table is in flight ─┐
///                ▲                         processor, pages of the table and of every index, log, flush, replicas                  │
///                └──── more are due: the next one at once ◄──── rows stored ─► pages ─► scans read more, … ◄────────────────────────┘
///               more is stored than is kept: the oldest partitions go, with their pages
///               50 rows + 10 % changed since the last analyze ─► new statistics, new plans, index sizes and depths
/// </code>
/// The loader is not seen: it needs no connection, sends nothing over a link, and waits for its insert before it makes the next, so that a database too slow
/// for it lets the rows that are due mount up. Replicas do not load; they are told by the log. Dropping partitions only edits the catalogue and costs nothing.
/// Source of the threshold: PostgreSQL 15 documentation, chapter 25.1.6 "The Autovacuum Daemon" (analyze base threshold and scale factor); the daemon's nap of a minute is left out.
/// </remarks>
internal sealed class TableGrowth
{
    /// <summary>The step in which tables grow.</summary>
    public static Duration Step { get; } = Duration.FromSeconds(1);

    private readonly Dictionary<int, double> _due = [];
    private readonly HashSet<int> _loading = [];
    private Instant _since = Instant.MaxValue;

    /// <summary>Takes the time since the last step into account.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="tables">The tables, with the options that were in force since then.</param>
    /// <returns>Whether statements should be planned anew.</returns>
    public bool Advance(Instant now, IEnumerable<StoredTable> tables)
    {
        var seconds = _since < now ? (now - _since).TotalSeconds : 0; // The first call only begins.
        _since = now;
        var isRenewed = false;
        foreach (var table in tables)
        {
            var options = table.Options;
            if (options.GrowsPerSecond > 0)
            {
                _due[table.Number] = _due.GetValueOrDefault(table.Number) + (options.GrowsPerSecond * seconds);
            }

            isRenewed |= DropOld(table);
        }

        return isRenewed;
    }

    /// <summary>Drops what is older than is kept.</summary>
    /// <returns>Whether statements should be planned anew.</returns>
    public static bool DropOld(StoredTable table) => table.Options.KeepsRows is { } kept && table.Rows > kept && table.DropOldest(table.Rows - kept);

    /// <summary>Whether an insert is in flight.</summary>
    public bool IsLoading => _loading.Count > 0;

    /// <summary>Nothing is due: whatever was, others have added.</summary>
    public void Forget()
    {
        foreach (var table in _due.Keys.Except(_loading).ToList())
        {
            _due.Remove(table);
        }
    }

    /// <summary>Rows of a table that are due and not yet stored.</summary>
    public long DueOf(StoredTable table) => (long)_due.GetValueOrDefault(table.Number);

    /// <summary>Begins to store the rows that are due.</summary>
    /// <param name="table">The table.</param>
    /// <returns>How many; 0 if none are, or if an insert is in flight.</returns>
    public int Begin(StoredTable table)
    {
        var rows = (int)Math.Min(DueOf(table), LoadedRows.MostRows);
        return rows > 0 && _loading.Add(table.Number) ? rows : 0;
    }

    /// <summary>Rows have been stored.</summary>
    public void End(StoredTable table, int rows)
    {
        _loading.Remove(table.Number);
        _due[table.Number] -= rows;
    }
}
