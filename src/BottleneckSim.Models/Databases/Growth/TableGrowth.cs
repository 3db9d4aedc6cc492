using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Tables;

namespace BottleneckSim.Models.Databases.Growth;

/// <summary>Lets the tables of a running database grow by what others insert, and drops what is older than is kept.</summary>
/// <remarks>
/// <code>
/// every second: rows + rate × time since ─► pages ─► scans read more, the buffer pool holds a smaller part
///               more than is kept: the oldest partitions go, with their pages
///               50 rows + 10 % changed since the last analyze ─► new statistics, new plans, index sizes and depths
/// </code>
/// The inserts themselves cost nothing here: a job that loads a table and costs is a load with insert statements. Source of the threshold: PostgreSQL 15
/// documentation, chapter 25.1.6 "The Autovacuum Daemon" (analyze base threshold and scale factor); the daemon's nap of a minute is left out.
/// </remarks>
internal sealed class TableGrowth
{
    /// <summary>The step in which tables grow.</summary>
    public static Duration Step { get; } = Duration.FromSeconds(1);

    private readonly Dictionary<int, double> _carried = [];
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
            var grown = _carried.GetValueOrDefault(table.Number) + (options.GrowsPerSecond * seconds);
            var rows = (long)grown;
            if (options.GrowsPerSecond > 0)
            {
                _carried[table.Number] = grown - rows;
            }

            isRenewed |= rows > 0 && table.Grow(rows);
            isRenewed |= options.KeepsRows is { } kept && table.Rows > kept && table.DropOldest(table.Rows - kept);
        }

        return isRenewed;
    }
}
