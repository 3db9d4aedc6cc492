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
        "**Times.** Each execution cost is measured by micro-benchmarks of its own on the same server (counts with and without conditions, look-ups, rows returned, rows inserted without an index, a flushed file, a trivial "
        + "statement of pgbench alone and saturated). With these, and nothing fitted afterwards, the simulated server predicts other workloads: a query with and without indexes, inserts with 0 to 5 indexes, a list with its "
        + "details item by item, in one batch and joined, look-ups by 1 to 32 clients of pgbench. All is in memory on both sides. Measurements go in rounds through all workloads, and medians are compared (quartiles in "
        + "brackets). Gates: each ratio to the group's first within 25 %, and the order of all pairs that differ by more than 5 %.",
    ];
}
