using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Validation.Databases.Servers;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>The tables of the micro-benchmarks; none of them is predicted anything about.</summary>
internal static class MicroTables
{
    /// <summary>The schema.</summary>
    public const string Schema = "micro";

    /// <summary>Rows of <c>rows</c>.</summary>
    public const int Rows = 200_000;

    /// <summary>Values of <c>head</c> in <c>details</c>; <c>d</c> of <c>rows</c> has one less.</summary>
    public const int Heads = 100_000;

    /// <summary>Rows of each value, side by side.</summary>
    public const int DetailsAHead = 4;

    /// <summary>
    /// Rows of the tables that rows are inserted into: between those of one of the indexes that are predicted and those of all of them. An entry costs the more the less of
    /// the indexes is in the processor's caches (1.5 µs with 200,000 entries, 2.2 with 600,000), and one cost stands for one index and for five.
    /// </summary>
    private const int TargetRows = 350_000;

    /// <summary>The tables that rows are inserted into.</summary>
    public static readonly ImmutableArray<string> Targets = [$"{Schema}.target", $"{Schema}.indexed"];

    /// <summary>Makes them.</summary>
    public static void Create(DatabaseServer server)
    {
        server.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            drop schema if exists {Schema} cascade;
            create schema {Schema};
            set search_path to {Schema};
            create table rows as select id, id % 1000 as a, id % 77 as b, id % 5 as c, (id * 7919) % 100000 as d, id % 50 as e, id % 9 as f, repeat('y', 60) as g
              from generate_series(1, {Rows}::bigint) id;
            alter table rows add primary key (id);
            create table details as select id, 1 + (id - 1) / {DetailsAHead} as head, id % 100 as p, id % 10 as q, id % 11 as r from generate_series(1, {Heads * DetailsAHead}::bigint) id;
            create index on details (head);
            create table source as select a, b, c, d, e, (random() * 1e12)::bigint as k from rows;
            create table target as select a, b, c, d, e, (random() * 1e12)::bigint as k from rows, generate_series(1, 2) limit {TargetRows};
            create table indexed as table target;
            create index on indexed (k);
            """));
        foreach (var table in new[] { "rows", "details", "source", "target", "indexed" })
            server.Execute($"vacuum (freeze, analyze) {Schema}.{table}");
    }

    /// <summary>Removes them.</summary>
    public static void Drop(DatabaseServer server) => server.Execute($"drop schema {Schema} cascade");
}
