using System.Collections.Immutable;

namespace BottleneckSim.Validation.Databases;

/// <summary>What stands above the rows: how they came about.</summary>
internal static class DatabaseMethod
{
    public static ImmutableArray<string> Paragraphs { get; } =
    [
        "A private PostgreSQL is started in a temporary folder, reached by a socket there, and deleted afterwards. Parallel plans, just-in-time compilation and autovacuum are off, since the simulated database has none of "
        + "them; every other setting is PostgreSQL's default (`work_mem` 4 MB, `effective_cache_size` 4 GB, page costs 1 and 4).",
        "**Plans.** A shop is made for each size: n items, n/4 orders, n/40 customers (`generate_series`, fixed `setseed`), vacuumed and analysed. `pg_class`, `pg_stats` and `pg_index` are imported by rule into the models' "
        + "tables: rows, pages, all-visible fraction, distinct values, nulls, widths, correlation, frequency of the most common value, indexes and their pages. Nothing is set by hand for a statement. The fraction of a range follows "
        + "from the imported histogram as PostgreSQL computes it. Both planners get the same statement: equalities as parameters of a prepared statement with a generic plan, ranges and lists with their values. "
        + "Indexes that a statement does without are dropped in a transaction that is rolled back. Where several indexes cost the same, PostgreSQL takes the newest; the models do not know ages and take the first by name, "
        + "so that the row on same indexes is told besides and the gate is on the kinds of nodes.",
    ];
}
