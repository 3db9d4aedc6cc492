using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Growth;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Databases.Sharding.Moving;

/// <summary>Takes in what is written elsewhere to rows that this shard gets: by the same log and the same process as a replica.</summary>
/// <remarks>Rows that come so count from the cut-over on. One process applies what all the others send.</remarks>
internal sealed class ChangeApplier(DatabaseNode node)
{
    private const int RecordsPerReport = 64;

    private readonly Dictionary<int, (long Applied, long Pending)> _senders = [];
    private readonly Dictionary<(int Sender, ulong Table), long> _gains = [];
    private readonly Statement _scratch = new(0);
    private ulong _number;
    private long _sequence;

    /// <summary>Takes a record.</summary>
    public void Take(in Message message)
    {
        var number = ShardMessages.NumberOf(message.Ticket);
        if (number < _number)
        {
            return; // Of an earlier move.
        }

        if (number > _number)
        {
            End(number);
        }

        var (applied, pending) = _senders.GetValueOrDefault(message.Sender);
        _senders[message.Sender] = (applied, pending + 1);
        if (message.Operation == ShardMessages.Rows)
        {
            _gains[(message.Sender, message.Salt)] = message.Value;
            Count(message.Sender);
            return;
        }

        node.ReceivedLog.Add(new PendingRecord(
            ++_sequence, message.Operation, message.Draw, message.Salt, node.Now, BytesOf(message), Key: 0, NextOfKey: 0)
        { Rows = message.Value, Source = message.Sender });
    }

    /// <summary>The log of what has come is flushed.</summary>
    public void OnFlushed() => node.ReceivedLog.ApplyNext(ReplicaOptions.DefaultReplayRecord);

    /// <summary>A record is applied.</summary>
    public void OnApplied(Statement statement)
    {
        if (node.ReceivedLog.OnApplied(statement) is { } record)
        {
            Count(record.Source);
        }

        node.ReceivedLog.ApplyNext(ReplicaOptions.DefaultReplayRecord);
    }

    /// <summary>Rows of a table that this shard has from the cut-over of a move on, beside those of the start.</summary>
    public long GainsOf(StoredTable table, ulong number) => number != _number
        ? 0
        : _gains.Where(gain => gain.Key.Table == LoadedRows.HashOf(table.Options)).Sum(gain => gain.Value);

    /// <summary>What came before a move is of no use any more.</summary>
    public void End(ulong number)
    {
        _number = number;
        _senders.Clear();
        _gains.Clear();
        node.ReceivedLog.GiveUp();
    }

    private void Count(int sender)
    {
        var (applied, pending) = _senders[sender];
        _senders[sender] = (++applied, --pending);
        if (pending == 0 || applied % RecordsPerReport == 0)
        {
            node.TellPeer(sender, ShardMessages.Applied, applied, _number);
        }
    }

    private long BytesOf(in Message message)
    {
        if (node.Catalogue.FindLogged(message.Operation, message.Salt) is not { Modification: not null } prepared)
        {
            return 1;
        }

        _scratch.Reset();
        prepared.FillChanges(_scratch, StatementValues.Of(prepared.Keys, message.Draw, message.Salt), message.Value);
        return Math.Max(1, _scratch.LogBytes);
    }
}
