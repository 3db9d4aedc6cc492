using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Replication;

/// <summary>The one process that applies the log: a record's changed pages through the buffer pool, and processor time.</summary>
/// <remarks>
/// It finds pages by the places that the log names: no search, no plan (physical replication). Pages that the pool lacks are read one record after
/// the other, where the leader reads for many statements at once: that is why a replica can fall behind a leader of its own size.
/// Of a record that a shard sends, whose rows lie elsewhere, they are counted: they become this shard's when all have moved.
/// Source: PostgreSQL 15 documentation, chapter 30.6 "WAL Internals", and its start-up process; recovery prefetch is left out.
/// </remarks>
internal sealed class Replay(DatabaseNode node, StatementTable statements, StatementExecutor executor)
{
    private long _sequence;
    private long _rowsGained;

    /// <summary>Whether a record is being applied.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>What a statement with a key reads or writes; 0 if it has no key.</summary>
    public static ulong KeyOf(PreparedStatement prepared, DrawKey draw) => prepared.Keys is { } keys
        ? StableHash.Mix(StableHash.OfName(prepared.Query.Table) ^ StableHash.Mix(keys.Hash ^ (ulong)keys.KeyOf(draw))) | 1
        : 0;

    /// <summary>Bytes of a record.</summary>
    public static long BytesOf(Statement scratch, PreparedStatement prepared, in Message message)
    {
        scratch.Reset();
        prepared.Fill(scratch, StatementValues.Of(prepared.Keys, message.Draw, message.Salt));
        return Math.Max(1, scratch.LogBytes);
    }

    /// <summary>Begins to apply a record; the processor is always needed, if only for a nanosecond.</summary>
    public void Begin(in PendingRecord record, Duration perRecord)
    {
        (IsBusy, _sequence, _rowsGained) = (true, record.Sequence, 0);
        var statement = statements.Rent();
        statement.Call = new Message(node.Self.Index, node.Self.Index, MessageKind.Replication, record.Operation, 0, record.Draw, record.Salt, 0);
        statement.Started = node.Now;
        long records = 0;
        if (node.Catalogue.FindLogged(record.Operation, record.Salt) is { Modification: { } modification } prepared)
        {
            statement.Prepared = prepared;
            Fill(statement, prepared, record);
            records = statement.RowsQualifying * modification.RecordsPerRow;
            _rowsGained = record.Rows > 0 ? 0 : statement.RowsQualifying * modification.RowsGained;
            KeepChanges(statement);
        }

        statement.LogBytes = 0;
        statement.OwedNanoseconds = Math.Max(1, records * perRecord.Nanoseconds);
        executor.Advance(statement);
    }

    /// <summary>The record is applied.</summary>
    /// <returns>Its number.</returns>
    public long End(Statement statement)
    {
        if (_rowsGained != 0)
        {
            node.Catalogue.Grow(statement.Prepared.Table!, _rowsGained);
        }

        statements.Return(statement);
        IsBusy = false;
        return _sequence;
    }

    /// <summary>What the record in hand adds is in a copy that comes.</summary>
    public void Forget() => _rowsGained = 0;

    private static void Fill(Statement statement, PreparedStatement prepared, in PendingRecord record)
    {
        var values = StatementValues.Of(prepared.Keys, record.Draw, record.Salt);
        if (record.Rows > 0)
        {
            prepared.FillChanges(statement, values, record.Rows);
        }
        else
        {
            prepared.Fill(statement, values);
        }
    }

    private static void KeepChanges(Statement statement)
    {
        var kept = 0;
        for (var index = 0; index < statement.Patterns.Count; index++)
        {
            if (statement.Patterns[index].IsChanged)
            {
                statement.Patterns[kept++] = statement.Patterns[index] with { NanosecondsPerPage = 0 };
            }
        }

        statement.Patterns.RemoveRange(kept, statement.Patterns.Count - kept);
    }
}
