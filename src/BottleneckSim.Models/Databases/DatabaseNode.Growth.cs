using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Growth;
using BottleneckSim.Models.Databases.Tables;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Databases;

namespace BottleneckSim.Models.Databases;

/// <summary>Rows that an unseen loader adds, and what the database says of its tables.</summary>
public sealed partial class DatabaseNode
{
    private static readonly Purpose Load = new("table-growth");

    private readonly List<string> _tableNames = [];
    private bool _isGrowing;
    private long _loads;

    /// <inheritdoc />
    protected override IReadOnlyList<string> DescribeTables()
    {
        // Names that were given keep their places, whatever tables a change brings.
        _tableNames.AddRange(Self.Tier.Options is DatabaseOptions options ? options.Tables.Keys.Except(_tableNames, StringComparer.Ordinal).ToList() : []);
        return [.. _tableNames];
    }

    /// <summary>Lets tables grow up to now and comes back after a step, as long as any does.</summary>
    private void Grow()
    {
        _catalogue.GrowUntil(Now);
        foreach (var table in _catalogue.Tables)
        {
            LoadDue(table);
        }

        if (_catalogue.Grows && !_isGrowing)
        {
            _isGrowing = true;
            SetTimer(Now + TableGrowth.Step, GrowthTimer, 0);
        }
    }

    /// <summary>Begins an insert of the rows that are due. One that fails with the node is lost; a node that drains begins none.</summary>
    private void LoadDue(StoredTable table)
    {
        if (IsReplica || _isDraining || _mover is { HoldsLoads: true } || _catalogue.Growth.Begin(table) is not (> 0 and var rows))
        {
            return;
        }

        var statement = _statements.Rent();
        statement.Call = new Message(
            Self.Index, Self.Index, MessageKind.Timer, LoadedRows.OperationOf(rows), 0, NodeDraw.With(Load).With(_loads++), LoadedRows.HashOf(table.Options), 0);
        statement.Started = Now;
        statement.Prepared = _catalogue.Loading(table, rows);
        statement.Prepared.Fill(statement, StatementValues.Of(statement.Prepared.Keys, statement.Call));
        _executor.Advance(statement);
    }

    private void OnLoaded(Statement statement)
    {
        var table = statement.Prepared.Table!;
        var rows = LoadedRows.RowsOf(statement.Call.Operation);
        _mover?.OnWritten(statement);
        _statements.Return(statement);
        _catalogue.Growth.End(table, rows);
        _catalogue.Grow(table, rows);
        LoadDue(table);
        _mover?.OnLoaded();
    }

    private void SampleTables(Instant now)
    {
        foreach (var table in _catalogue.Tables)
        {
            Sink.Observe(new TableSampled(now, Self.Index, _tableNames.IndexOf(table.Options.Name), table.Rows, IsReplica ? 0 : _catalogue.Growth.DueOf(table)));
        }
    }
}
