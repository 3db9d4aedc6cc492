using FsCheck;
using FsCheck.Fluent;

namespace BottleneckSim.Validation.Robustness.Generation;

/// <summary>Any database: one table with any statistics and indexes, and a query of each kind, and often replicas.</summary>
internal static class AnyDatabase
{
    private static readonly string[] Indexes = ["[id]", "[owner]", "[owner, made desc]", "{ on: [made], include: [state] }", "{ on: [state, owner] }"];
    private static readonly string[] Conditions = ["{ id: equals }", "{ owner: equals }", "{ owner: equals, state: equals }", "{ id: { in: 20 } }", "{ made: { range: 1% } }", "{ made: { range: 0.1%, position: anywhere } }"];

    public static Gen<string> Tier =>
        from cores in AnyQuantity.Number(1, 16)
        from disk in Gen.Elements("ssd", "hdd", "{ channels: 2, random-access: 1ms, sequential-access: 50us, bandwidth: 80MB/s, flush: 2ms }")
        from pool in AnyQuantity.Number(128, 200_000)
        from connections in AnyQuantity.Number(1, 100)
        from rows in AnyQuantity.Number(0, 2_000_000)
        from row in AnyQuantity.Number(40, 2_000)
        from owners in AnyQuantity.Number(1, 50_000)
        from correlation in Gen.Elements("-1", "0", "0.5", "1")
        from indexes in Gen.SubListOf(Indexes)
        from queries in AnyQueries
        from replicas in AnyQuantity.Maybe(Replicas)
        let table = $"{{ rows: {rows} rows, row: {row}B, columns: {{ id: {{}}, owner: {{ correlation: {correlation}{DistinctOf(owners, rows)} }}, made: {{ correlation: 1, displacement: {DisplacementBeside(correlation)} rows }}, state: {{ width: 4B }} }}, indexes: [ {string.Join(", ", indexes)} ] }}"
        select $"{{ kind: database, cpu: {{ cores: {cores} }}, disk: {disk}, buffer-pool: {pool}KiB, max-connections: {connections}, tables: {{ things: {table}, parts: {{ rows: {owners} rows, row: 60B, columns: {{ id: {{}}, thing: {{ correlation: 0 }} }}, indexes: [ [id] ] }} }}, queries: {{ {queries} }}{replicas} }}";

    /// <summary>A database with shards, for changes and for programs that are grown.</summary>
    public static Gen<string> Sharded =>
        from count in AnyQuantity.Number(1, 5)
        from salt in AnyQuantity.Maybe(", salt: 3", ", salt: 100, salted-keys: 1", ", copies: 2", ", copies: 64, copied-keys: 20")
        from partitions in AnyQuantity.Maybe(AnyQuantity.Number(5, 100).Select(number => $", partitions: {number}"))
        select "{ kind: database, cpu: { cores: 1 }, disk: ssd, tables: { things: { rows: 50000 rows, row: 100B, columns: { id: {}, owner: { distinct: 1000 } }, indexes: [ [owner] ] } }, "
            + $"queries: {{ of-owner: {{ from: things, where: {{ owner: equals }}, key-space: things }} }}, shards: {{ count: {count}, by: things{salt}{partitions} }} }}";

    /// <summary>The log is kept so briefly that some must copy anew.</summary>
    private static Gen<string> Replicas =>
        from count in AnyQuantity.Number(1, 3)
        from reads in Gen.Elements("leader", "replicas", "read-your-writes")
        from synchronous in Gen.Elements("none", "one", "all")
        from replay in AnyQuantity.Microseconds(0, 50_000)
        from pool in AnyQuantity.Maybe(AnyQuantity.Number(128, 200_000).Select(size => $", buffer-pool: {size}KiB"))
        select $", replicas: {{ count: {count}, reads: {reads}, synchronous: {synchronous}, replay-record: {replay}, log-retention: 1MiB{pool} }}";

    /// <summary>Some displacement of one column for each correlation of another: a draw of its own would change all files that are drawn after it.</summary>
    private static string DisplacementBeside(string correlation) => correlation switch
    {
        "-1" => "0.8",
        "0.5" => "30",
        "1" => "5k",
        _ => "0",
    };

    /// <summary>Columns have at most as many distinct values as the table has rows.</summary>
    private static string DistinctOf(string owners, string rows) =>
        int.Parse(owners, System.Globalization.CultureInfo.InvariantCulture) <= int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture) ? $", distinct: {owners}" : string.Empty;

    private static Gen<string> AnyQueries =>
        from conditions in Gen.Elements(Conditions).ArrayOf(4)
        from order in AnyQuantity.Maybe(", order-by: [made desc]", ", order-by: [id]")
        from limit in AnyQuantity.Maybe(AnyQuantity.Number(1, 500).Select(rows => $", limit: {rows}"))
        from rows in AnyQuantity.Number(1, 50)
        from keys in AnyQuantity.Maybe(", key-space: things")
        select $"read: {{ from: things, where: {conditions[0]}{order}{limit}{keys} }}, scan: {{ from: things, where: {conditions[1]}, limit: 10 }}, insert: {{ insert-into: things, rows: {rows} }}, update: {{ update: things, set: [state], where: {conditions[2]} }}, delete: {{ delete-from: things, where: {conditions[3]} }}, part: {{ from: parts, where: {{ thing: equals }} }}";
}
