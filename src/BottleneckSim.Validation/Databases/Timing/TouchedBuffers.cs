using System.Globalization;
using BottleneckSim.Validation.Databases.Servers;

namespace BottleneckSim.Validation.Databases.Timing;

/// <summary>Has every page of the buffer pool used once, as on a server that has run for a while.</summary>
/// <remarks>
/// <code>
/// a page of the pool nobody has used yet ─► the first to write there waits for the system, and a virtual machine's system for its host, to find memory
/// </code>
/// What is inserted is written to such pages as long as there are any. Tables of less than a quarter of the pool are read by way of all of it; larger ones by way of a few pages
/// in turn (PostgreSQL 15, <c>src/backend/access/heap/heapam.c</c>, <c>initscan</c>).
/// </remarks>
internal static class TouchedBuffers
{
    private const int Tables = 6;
    private const int TablesThatFill = 5; // One more, since a page may be used twice before another is used once.
    private const int RowsAPage = 7;

    /// <summary>Fills the pool with tables that are dropped again.</summary>
    /// <param name="server">Whose.</param>
    public static void All(DatabaseServer server)
    {
        using var connection = server.Open();
        var pages = connection.Value<long>("select setting::bigint from pg_settings where name = 'shared_buffers'");
        var rows = (pages / TablesThatFill * RowsAPage) + 1;
        for (var table = 0; table < Tables; table++)
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"create unlogged table touched_{table} as select repeat('x', 1100) from generate_series(1, {rows}); select count(*) from touched_{table}"));
        for (var table = 0; table < Tables; table++)
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"drop table touched_{table}"));
    }
}
