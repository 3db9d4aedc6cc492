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
        + "tables: rows, pages, all-visible fraction, distinct values, nulls, widths, correlation, frequencies of the most common values (in the order of the values), indexes and their pages. Nothing is set by hand for a statement. The fraction of a range follows "
        + "from the imported histogram as PostgreSQL computes it. Both planners get the same statement: equalities as parameters of a prepared statement with a generic plan, ranges and lists with their values. "
        + "Indexes that a statement does without are dropped in a transaction that is rolled back. Where several indexes cost the same, PostgreSQL takes the newest; the models do not know ages and take the first by name, "
        + "so that the row on same indexes is told besides and the gate is on the kinds of nodes.",
        "**Pages touched.** The same statements are executed on both sides at 10⁵ and 10⁶ rows. PostgreSQL counts its own buffer accesses (`EXPLAIN (ANALYZE, BUFFERS)`, shared hit and read); each distinct value of a column "
        + "is taken in turn, or, of more than 200 (50 where a statement is dear), so many that stand for as many others each, in the order of how many rows they have; the simulated executions draw theirs, at least 400 and on until the standard error of their mean is 1 % (or 10⁷ pages have been looked up). "
        + "A range begins on both sides where it does in the statement. No clock is in this. Changed after results had been seen: values were few and drawn on both sides, and a range began anywhere in the models (five rows of 138 differed). "
        + "One thing is counted besides what `pg_stats` tells: how many places rows lie out of an index's order where the correlation rounds to 1 (`created_at`, from the row numbers by `ctid` and by the column on the table's first 100 pages; no statement takes part), "
        + "since they make PostgreSQL go back and forth at each page's edge.",
        "**Times.** Each execution cost is measured by micro-benchmarks of its own on the same server, on tables that nothing is predicted about: rows refused by a first and by a fifth condition, counts along an index; rows by 1 and by 20 keys, and counted, one row a key and four side by side, directly and by a nested loop; "
        + "rows returned, wide and narrow; rows made, inserted, inserted into a table with one index; a message committed to the log, small and large, with and without a flush; two threads that wake each other by semaphores; "
        + "a trivial statement of pgbench alone and with a client a core, a row by its key with one and two clients a core and with 16 (what switches cost), a row inserted into a table of the micro-benchmarks and not flushed, a lone client's flush and how busy the machine is with it. With these, "
        + "and nothing fitted afterwards, the simulated server predicts other workloads: a query with and without indexes, inserts with 0 to 5 indexes (what finding the rows to insert takes is measured beside and taken off), a "
        + "list with its details item by item, in one batch and joined, and more and more clients of pgbench with statements of a few milliseconds, with commits, and with look-ups. All is in memory on both sides. "
        + "Micro-benchmarks and workloads of a lone client are measured in the same rounds, client and server on one core (a wake-up from idle takes longer than a short statement), those of pgbench in rounds of their own, with "
        + "idle cores that poll and do not sleep (`/dev/cpu_dma_latency`); both before others on the machine (nice −15). Medians are compared (quartiles in brackets). Gates: each ratio to the group's first within 25 %, and the order of all pairs that differ by more than 5 %, measured and predicted (before, a pair predicted equal was right or wrong by which came first in the list; those that differ as measured only are counted in the row). "
        + "What was changed after results had been seen, so that it is weaker evidence: idle cores that poll (a lone look-up took seven times as long as one of two clients); switches and a flush's processor time as costs of their own; the width of returned rows (a join was too "
        + "cheap); tables of the insert benchmark as large as those predicted; commits that sleep while another flushes and are woken as `XLogFlush` does it, each wake-up costing what the semaphores say and what the caches lost (counted: pgbench's server processes give up the processor 3.0 times "
        + "a commit at 4 to 32 clients, once for the client, twice for the log; before, the models woke each once and were 30 to 53 % too fast); the insert that is not flushed in place of a message in the log; look-ups at two clients a core besides 16, for a switch that costs something with few others, too. "
        + "Known misses: a burst of the simulated processor shares the cores with all others, a real one runs to its end, so that the models' flushes serve more commits (n/2 with n clients; counted with `pg_stat_wal`: 1.9 of 4, 3.5 of 8, 5.5 of 16, 6.7 of 32) and many committing clients are still predicted "
        + "too fast. What a returned row takes follows its columns and the 8 KiB that PostgreSQL sends at a time, and not its width, by which the models know it (measured apart, on a busy machine: 0.18 µs a row, 0.07 µs a column of any type, 1.4 ns a byte of text, and some 15 µs for each send on one core; "
        + "40 rows of 13 columns just fill more than one): rows of a join are still predicted too cheap, short answers too dear. The costs of a fetched row and of a search begun anew were added after a join had been seen too cheap, from tables of the micro-benchmarks.",
        "**Cold reads.** A table of 10⁶ rows with a pool of 1 MiB on both sides; the operating system forgets its files before each execution. The device's figures come from a file of its own, read page by page anywhere and in "
        + "sequence, and the processor time of whoever reads it in sequence (as the system counts it: copying a page and its place in the page cache), which reading ahead does not spare; other processor times from the micro-benchmarks above. Both read the pages of a sequential scan ahead of the processor, and none "
        + "of an index's or of a bitmap's unless its rows lie on a quarter of all pages. Changed after results had been seen: such a bitmap was read without reading ahead, and took the sum of disk and processor (ten values: 0.84 of the whole table for 0.61 measured; the system was counted to read 98 % of the table's pages then, in some 150 reads); 41 rounds instead of 9; what a read costs the processor was part of the disk's time, and overlapped with the rows' work (a whole table was predicted in 68 ms and took 105; the server's process was on a processor for 92 to 98 % of such a scan).",
    ];
}
