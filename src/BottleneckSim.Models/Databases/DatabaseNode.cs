using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls.Cancellation;
using BottleneckSim.Models.Databases.BufferPools;
using BottleneckSim.Models.Databases.Execution;
using BottleneckSim.Models.Databases.Growth;
using BottleneckSim.Models.Databases.Locking;
using BottleneckSim.Models.Databases.Planning.Nodes;
using BottleneckSim.Models.Databases.Prefill;
using BottleneckSim.Models.Databases.Recovery;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Scans;
using BottleneckSim.Models.Databases.Transactions;
using BottleneckSim.Models.Databases.WriteAheadLog;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Disks;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Databases;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Databases;

/// <summary>A relational database server.</summary>
/// <remarks>
/// <code>
/// statement ─► connection slot ─► plan of its query ─► executor ─┬► processor (sharing)
///              (full: refused)                                   ├► buffer pool ─miss─► disk
/// answer ◄─────────────────────────────────────────── commit ◄───┴► write-ahead log ──► disk
///                                       background writer, index builds ──► disk, processor
/// </code>
/// A database that is there from the start begins with the pages in memory that its queries keep there; one that a change adds begins cold.
/// </remarks>
public sealed partial class DatabaseNode : Node, ICpuClient, IDiskClient, ISlotClient, IStatementOwner
{
    private const int CpuTimer = 0;
    private const int DiskTimer = 1;
    private const int WriterTimer = 2;
    private const int DrainTimer = 3;
    private const int LockTimer = 4;
    private const int GrowthTimer = 5;
    private const int VolumeTimer = 6;
    private const int ReportTimer = 10;
    private const long LogStream = 1;

    private readonly ProcessorSharingCpu _cpu;
    private readonly Disk _disk;
    private readonly SlotResource _connections;
    private readonly BufferPool _pool;
    private readonly BackgroundWriter _writer;
    private readonly LogWriter _log;
    private readonly StatementExecutor _executor;
    private readonly Catalogue _catalogue;
    private readonly RowLocks _locks;
    private readonly SharedScans _scans = new();
    private readonly SequentialReading _reading;
    private readonly TransactionTable _transactions = new();
    private readonly RequestDirectory _cancellable = new();
    private readonly StatementTable _statements = new();
    private readonly List<long> _committed = [];
    private readonly PendingMessages _newConnections = new();
    private readonly bool _tellsRequests;
    private readonly bool _tellsStatements;
    private ReplicaOptions? _replicas;
    private bool _isDraining;

    /// <summary>Prepares a database.</summary>
    /// <param name="context">What the node is given.</param>
    public DatabaseNode(NodeContext context)
        : base(context)
    {
        _cpu = new ProcessorSharingCpu(this, this, Sink, CpuResource, CpuTimer);
        _disk = new Disk(this, this, Sink, DiskResource, DiskTimer);
        _connections = new SlotResource(this, this, Sink, ConnectionResource, tellsUses: false);
        Options = OptionsNow();
        _pool = new BufferPool(Options.BufferPoolBytes);
        _writer = new BackgroundWriter(this, _pool, _disk, WriterTimer, DatabaseTags.Writer);
        _log = new LogWriter(_cpu, _disk, DatabaseTags.Log, LogStream, FlushWork, WakeUp);
        _locks = new RowLocks(this, this, _statements, RowLockResource, LockTimer);
        var transfers = new PageTransfers(_disk, _pool);
        _reading = new SequentialReading(_pool, _scans, transfers);
        _executor = new StatementExecutor(_cpu, _pool, _writer, _log, _locks, _scans, _reading, transfers, this);
        _catalogue = new Catalogue(_pool, _scans, _cpu, _disk);
        _attached = context.Self.Predecessor is null ? null : new VolumeReceiver();
        _tellsRequests = Sink.Wants(ObservationInterests.ServerRequests);
        _tellsStatements = Sink.Wants(ObservationInterests.Statements);
    }

    /// <summary>The database as this node is to be.</summary>
    internal DatabaseOptions Options { get; private set; }

    private Duration FlushWork => Duration.FromNanoseconds(Options.ExecutionCosts.FlushNanoseconds);

    private Duration WakeUp => Duration.FromNanoseconds(Options.ExecutionCosts.WakeUpNanoseconds);

    /// <summary>The plan that a query is executed by now; null for a query that the database does not know.</summary>
    /// <param name="operation">The query, a position in the database's operations.</param>
    public PlanNode? PlanOf(int operation) => _catalogue.Find(operation)?.Plan;

    void ISlotClient.OnSlotGranted(int resource, long ticket, SlotHold hold) =>
        throw new InvalidOperationException($"Database '{Self.Name}' granted a connection to a waiter; nobody waits there. The run cannot go on.");

    void IStatementOwner.OnExecuted(Statement statement)
    {
        if (statement.Call.Kind == MessageKind.Replication)
        {
            OnApplied(statement);
            return;
        }

        if (!statement.IsAsked)
        {
            OnLoaded(statement);
            return;
        }

        var prepared = statement.Prepared;
        var call = statement.Call;
        var returned = prepared.Modification is null ? statement.RowsQualifying : 0;
        TellStatement(statement, returned, RequestOutcome.Succeeded);
        _mover?.OnWritten(statement);
        if (prepared.Modification is { RowsGained: not 0 } modification)
        {
            var gained = modification.RowsGained * statement.RowsQualifying;
            _catalogue.Grow(prepared.Table!, gained);
            if (statement.Transaction is { IsExplicit: true } transaction)
            {
                transaction.Gained.Add(new GainedRows(prepared.Table!, gained));
            }
        }

        Finish(call, statement.Started, RequestOutcome.Succeeded, returned, statement.LogSequence);
        LeaveTransaction(statement);
        LeaveWhenIdle();
    }

    /// <inheritdoc />
    protected override void OnStart()
    {
        Configure();
        _catalogue.Open(Options, Self.Tier, System.Keys);
        OpenVolume();
        ConfigureReplication();
        GreetReplicas();
        if (Now == Instant.Zero)
        {
            var mix = QueryMix.Of(System.Description, Self.Tier.Name);
            new PoolPrefill(_pool, NodeDraw).Fill(_catalogue.Weighted(mix));
        }

        Grow();
        for (var build = 0; build < _catalogue.BuildCount; build++)
        {
            BeginChangeWork(_catalogue.BuildAt(build).Change);
            AdvanceBuild(build);
        }
    }

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        _catalogue.GrowUntil(Now);
        Configure();
        var firstNew = _catalogue.BuildCount;
        _catalogue.Reconfigure(Options, Self.Tier, System.Keys);
        Grow();
        for (var build = firstNew; build < _catalogue.BuildCount; build++)
        {
            _catalogue.BuildAt(build).Change = BeginChangeWork();
            AdvanceBuild(build);
        }

        ConfigureReplication();
    }

    /// <inheritdoc />
    /// <remarks>The last round trip costs what a new session does.</remarks>
    protected override void OnConnect(in Message message)
    {
        if (message.Value > 0)
        {
            _cpu.Start(Duration.FromNanoseconds(message.Value), DatabaseTags.OfConnect(_newConnections.Add(message)));
        }
        else
        {
            base.OnConnect(message);
        }
    }

    /// <inheritdoc />
    protected override void OnCall(in Message message)
    {
        if (_tellsRequests)
        {
            Sink.Observe(new ServerRequestStarted(Now, Self.Index, message.Operation));
        }

        if (message.Session != 0)
        {
            OnTransactionCall(message);
        }
        else if (_catalogue.Find(message.Operation) is not { } prepared || !MayExecute(prepared))
        {
            Finish(message, Now, RequestOutcome.Failed, 0);
        }
        else if (_connections.Request(message.Ticket, out var hold) != SlotRequest.Granted)
        {
            Finish(message, Now, RequestOutcome.Refused, 0);
        }
        else
        {
            Begin(message, prepared, hold, null);
        }
    }

    /// <inheritdoc />
    protected override void OnReply(in Message message) => throw new InvalidOperationException("A database calls nobody. The run cannot go on.");

    /// <inheritdoc />
    protected override void OnTimer(in Message message)
    {
        if (IsGone)
        {
            return;
        }

        switch (message.Operation)
        {
            case CpuTimer:
                _cpu.OnTimer(message.Ticket);
                break;
            case DiskTimer:
                _disk.OnTimer(message.Ticket);
                break;
            case WriterTimer:
                _writer.OnTimer();
                break;
            case GrowthTimer:
                _isGrowing = false;
                Grow();
                break;
            case LockTimer:
                _locks.OnTimer(message.Ticket);
                break;
            case ReportTimer:
                _receiver!.OnReportTimer();
                break;
            case DrainTimer:
                ResetConnections();
                break;
            case VolumeTimer:
                GiveVolumeUp();
                break;
        }
    }

    private void Configure()
    {
        Options = OptionsNow();
        (_catalogue.Part, _catalogue.Whole) = (_part, (DatabaseOptions)Self.Tier.Options!);
        _cpu.Configure(Options.Cpu);
        _disk.Configure(Options.Disk);
        _connections.Configure(Options.MaximumConnections, maximumWaiting: 0);
        _pool.Resize(Options.BufferPoolBytes);
        _writer.Delay = Options.WriteBackDelay;
        _scans.IsOn = Options.SynchronizesScans;
        _scans.PagesPerPiece = Options.PagesPerWindow;
        _reading.ReadsAhead = Options.ReadAheadBytes > 0;
        if (_hasRowLocks)
        {
            _locks.Open();
        }

        (_locks.DeadlockTimeout, _locks.LockTimeout) = (Options.DeadlockTimeout, Options.LockTimeout);
    }

    private void Begin(in Message message, PreparedStatement prepared, SlotHold hold, Transaction? transaction)
    {
        var statement = _statements.Rent();
        statement.Call = message;
        statement.Started = Now;
        statement.Connection = hold;
        statement.Prepared = prepared;
        _receiver?.NoteRead(statement);
        statement.RowShare = _part?.RowsOf(prepared.Query, message.Draw) ?? 1;
        prepared.Fill(statement, StatementValues.Of(prepared.Keys, message));
        JoinTransaction(statement, message, transaction);
        _cancellable.Add(message, statement.Slot);
        TellBegan(message); // A statement begins as it comes.
        _executor.Advance(statement);
    }

    private void GoOnCommitted()
    {
        foreach (var slot in _committed)
        {
            NoteLogged(_statements[slot]);
            if (!Shipping.Ship(_statements[slot]))
            {
                _executor.Advance(_statements[slot]);
            }
        }

        _committed.Clear();
    }

    private void AdvanceBuild(int ordinal)
    {
        var build = _catalogue.BuildAt(ordinal);
        var goesOn = build.Advance();
        if (build.TakeReport())
        {
            Sink.Observe(new IndexBuildProgressed(Now, Self.Index, ordinal, build.PagesDone, build.PagesTotal));
        }

        if (goesOn)
        {
            return;
        }

        EndChangeWork(build.Change);
        if (!build.IsAbandoned)
        {
            _catalogue.Complete(build);
        }
    }

    private void Finish(in Message call, Instant arrived, RequestOutcome outcome, long rows, long sequence = 0)
    {
        if (sequence == 0)
        {
            Reply(call, outcome, rows);
        }
        else
        {
            ReplyWritten(call, outcome, sequence);
        }

        if (_tellsRequests)
        {
            Sink.Observe(new ServerRequestFinished(Now, Self.Index, call.Operation, arrived, outcome));
        }
    }
}
