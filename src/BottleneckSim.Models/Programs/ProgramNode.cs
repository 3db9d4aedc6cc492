using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Commands;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Cancellation;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Programs.Allocating;
using BottleneckSim.Models.Programs.Calling;
using BottleneckSim.Models.Programs.Computing;
using BottleneckSim.Models.Programs.Instructions;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Looping;
using BottleneckSim.Models.Programs.Maintenance;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Programs.Sleeping;
using BottleneckSim.Models.Programs.Storage;
using BottleneckSim.Models.Programs.Strands;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Models.Resources.Slots.Admission;
using BottleneckSim.Models.Resources.Timeouts;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Programs;

/// <summary>A node that runs request programs, with worker slots: web servers and workers.</summary>
/// <remarks>
/// <code>
/// request ──► worker slots ──► program: instruction after instruction, each by its handler (see InstructionSet):
///             (queue,            use-cpu ─► processor (sharing)
///              bounded)          sleep   ─► timer
///                                call    ─► [pool] ─► another tier ─► answer or time-out
///                                cache   ─► cache tier ─► hit: skip, miss: go on and store
/// answer  ◄── slot given back ◄── end, or the first step that failed
/// </code>
/// A step that fails ends its program: the answer says how. Work abandoned by its caller goes on.
/// </remarks>
public abstract class ProgramNode : Node, ISlotClient, ITimeoutClient
{
    private readonly SlotResource _workers;
    private readonly InstructionSet _instructions;
    private readonly ComputeHandler _computing;
    private readonly CallHandler _calls;
    private readonly MemoryHandler _memory;
    private readonly MaintenanceSchedule _maintenance;
    private readonly TransactionRetries _retries;
    private readonly int _drainTimer;
    private readonly RequestDirectory _cancellable = new();
    private bool _isDraining;

    /// <summary>Prepares a node.</summary>
    /// <remarks>Timers and resources are numbered in the order in which they are added; new ones go to the end.</remarks>
    protected ProgramNode(NodeContext context)
        : base(context)
    {
        Executions = new ExecutionTable(Self.Name);
        _computing = new ComputeHandler(this);
        Strands = new StrandSet(this, _computing);
        Timeouts = new ConstantTimeouts(this, this, Timers.Next);
        Timers.Add(Timeouts.OnTimer);
        var sleeping = new SleepHandler(this);
        _drainTimer = Timers.Add(_ => ResetConnections());
        _workers = new SlotResource(this, this, Sink, Resources.Next, tellsUses: false);
        Resources.Add(() => new ResourceDescription("workers", ResourceKind.WorkerSlots, WaitingLimit: MaximumWaitingForWorkers), _workers.Sample);
        _instructions = new InstructionSet(
            (_computing, [Opcode.UseCpu]),
            (sleeping, [Opcode.Sleep]),
            (_calls = new CallHandler(this), [Opcode.Call, Opcode.CacheGet, Opcode.CachePut, Opcode.CacheConfirm, Opcode.CacheWrite, Opcode.BeginTransaction, Opcode.Commit]),
            (new CacheNoteHandler(this), [Opcode.CacheNote]),
            (_memory = new MemoryHandler(this, _computing, KillRequests, OnBack), [Opcode.Allocate]),
            (new LoopHandler(this), [Opcode.LoopBegin, Opcode.LoopEnd]),
            (new ForkHandler(this), [Opcode.Fork]),
            (new LockHandler(this), [Opcode.Acquire, Opcode.Release]),
            (new IoHandler(this), [Opcode.Io]));
        _maintenance = new MaintenanceSchedule(this);
        _retries = new TransactionRetries(this, _calls.Transactions);
    }

    /// <summary>The executions in progress.</summary>
    internal ExecutionTable Executions { get; }

    /// <summary>The parts of executions that are done beside them.</summary>
    internal StrandSet Strands { get; }

    /// <summary>The node's resources.</summary>
    internal ResourceTable Resources { get; } = new();

    /// <summary>The node's timers.</summary>
    internal TimerTable Timers { get; } = new();

    /// <summary>Time-outs of executions that wait.</summary>
    internal ConstantTimeouts Timeouts { get; }

    /// <summary>The root of the draws of what the node does for itself.</summary>
    internal DrawKey OwnDraw => NodeDraw;

    /// <summary>The tier's options as they stand.</summary>
    internal ProgramTierOptions Options => (ProgramTierOptions)Self.Tier.Options!;

    /// <summary>Whether its process is not there: it was killed or is being restarted.</summary>
    protected bool IsDown => _memory.IsDown;

    /// <summary>Whether it asks for work by itself, and so has to know when its process is back.</summary>
    protected internal virtual bool FetchesWork => false;

    /// <inheritdoc />
    public override void Sample(Instant now)
    {
        if (!IsGone)
        {
            Resources.Sample(now);
            foreach (var handler in _instructions.All)
            {
                handler.Sample(now);
            }
        }
    }

    void ISlotClient.OnSlotGranted(int resource, long ticket, SlotHold hold) => Begin(Executions.Get(ticket), hold);

    void ISlotClient.OnSlotShed(int resource, long ticket) => Refuse(Executions.Get(ticket));

    bool ITimeoutClient.IsPending(long ticket) => Executions.Find(ticket) is not null;

    void ITimeoutClient.OnTimeout(long ticket)
    {
        var execution = Executions.Get(ticket);
        _instructions[execution.Instruction.Opcode].OnTimeout(execution, execution.Instruction);
    }

    /// <summary>Does instructions until one has to wait or the program ends.</summary>
    internal void Run(Execution execution)
    {
        while (true)
        {
            var instruction = execution.Instruction;
            if (instruction.Opcode is Opcode.End or Opcode.Join || execution.IsStopped)
            {
                End(execution);
                return;
            }

            if (!_instructions[instruction.Opcode].Begin(execution, instruction))
            {
                return;
            }
        }
    }

    /// <summary>A step has failed: ends the program, unless the transaction that it is in is done again.</summary>
    internal void Fail(Execution execution, RequestOutcome outcome)
    {
        if (_retries.TriesAgain(execution))
        {
            return;
        }

        execution.Outcome = outcome == RequestOutcome.Refused ? RequestOutcome.Refused : RequestOutcome.Failed;
        End(execution);
    }

    /// <summary>Who carries out an instruction.</summary>
    internal InstructionHandler HandlerOf(Instruction instruction) => _instructions[instruction.Opcode];

    /// <inheritdoc />
    protected override void OnStart() => Configure();

    /// <inheritdoc />
    protected override void OnReconfigure() => Configure();

    /// <summary>The ticket of a call whose answer nobody waits for; no execution and no other call of any node has it.</summary>
    internal const long IgnoredTicket = (long.MinValue / 2) - 1;

    /// <summary>Requests that may wait for a worker.</summary>
    protected abstract int MaximumWaitingForWorkers { get; }

    /// <summary>How those that wait for a worker are treated; null means first-in first-out.</summary>
    protected virtual AdmissionOptions? Admission => null;

    /// <summary>Starts the program that a call asks for, or queues it, or refuses.</summary>
    /// <returns>Whether it was taken.</returns>
    protected bool Accept(in Message call)
    {
        if (_memory.IsDown)
        {
            OnFinished(call, Now, Now, RequestOutcome.Refused, 0);
            return false;
        }

        var programs = Self.Tier.Programs;
        if (call.Operation >= programs.Length || programs[call.Operation] is not { } program)
        {
            OnFinished(call, Now, Now, RequestOutcome.Failed, 0);
            return false;
        }

        var execution = Executions.Rent();
        execution.Begin(program, call, Now);
        _cancellable.Add(call, execution.Slot);
        var ticket = ExecutionTable.BeginWait(execution, Wait.Worker);
        switch (_workers.Request(ticket, out var hold, program.Priority))
        {
            case SlotRequest.Granted:
                Begin(execution, hold);
                return true;
            case SlotRequest.Waiting:
                return true;
            default:
                Refuse(execution);
                return false;
        }
    }

    /// <summary>A request has been answered: done, failed or refused.</summary>
    /// <param name="call">The request.</param>
    /// <param name="arrived">When it came.</param>
    /// <param name="started">When a worker took it up.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="contentBytes">Size of the answer.</param>
    protected abstract void OnFinished(in Message call, Instant arrived, Instant started, RequestOutcome outcome, long contentBytes);

    /// <summary>A request is lost with its process, or its connection was reset.</summary>
    /// <param name="call">The request.</param>
    /// <param name="arrived">When it came.</param>
    /// <param name="started">When a worker took it up.</param>
    protected virtual void OnLost(in Message call, Instant arrived, Instant started) => OnFinished(call, arrived, started, RequestOutcome.Failed, 0);

    /// <summary>The process has been killed; what it does is about to end.</summary>
    protected virtual void OnKilled()
    {
    }

    /// <summary>A process that was killed is there again; told only if it <see cref="FetchesWork"/>.</summary>
    protected virtual void OnBack()
    {
    }

    /// <summary>All connections have been reset; the node is about to leave.</summary>
    protected virtual void OnConnectionsReset()
    {
    }

    /// <inheritdoc />
    /// <remarks>An answer that comes after its time-out finds nobody.</remarks>
    protected override void OnReply(in Message message)
    {
        if (Executions.Find(message.Ticket) is { } execution)
        {
            var instruction = execution.Instruction;
            _instructions[instruction.Opcode].OnAnswer(execution, instruction, message);
        }
    }

    /// <inheritdoc />
    /// <remarks>A request that waits for a worker is dropped; one in progress stops before its next step, unless its twin's server asks.</remarks>
    protected override void OnCancel(in Message message)
    {
        var slot = _cancellable.Find(message);
        if (slot < 0)
        {
            return;
        }

        var execution = Executions[slot];
        if (execution.Wait == Wait.Worker)
        {
            _workers.GiveUp(ExecutionTable.TicketOf(execution));
            execution.IsStopped = true;
            execution.Started = Now;
            End(execution);
        }
        else if (!new CallTerms(message.Value).IsOnlyIfWaiting)
        {
            Strands.Stop(execution);
        }
    }

    /// <inheritdoc />
    protected override void OnBegan(in Message message)
    {
        if (Executions.Find(message.Ticket) is { } attempt)
        {
            _calls.OnBegan(attempt);
        }
    }

    /// <inheritdoc />
    protected override void OnTimer(in Message message) => Timers.OnTimer(message.Operation, message.Ticket);

    /// <inheritdoc />
    protected override void OnDrain()
    {
        _isDraining = true;
        _maintenance.Configure(null);
        SetTimer(Now + DrainDeadline, _drainTimer, 0);
        LeaveWhenIdle();
    }

    /// <inheritdoc />
    protected override IReadOnlyList<ResourceDescription> DescribeResources()
    {
        foreach (var handler in _instructions.All)
        {
            handler.AddResources();
        }

        return Resources.Describe();
    }

    private void Configure()
    {
        foreach (var handler in _instructions.All)
        {
            handler.Configure(Options);
        }

        _maintenance.Configure(Options.Maintenance);
        _workers.Configure(Options.Workers, MaximumWaitingForWorkers, Admission); // Last: it may begin requests, which need the rest.
    }

    /// <summary>A request goes without a worker: a bound was reached, or it has waited too long.</summary>
    private void Refuse(Execution execution)
    {
        execution.Started = Now;
        execution.Outcome = RequestOutcome.Refused;
        End(execution);
    }

    private void Begin(Execution execution, SlotHold hold)
    {
        execution.Wake();
        execution.Worker = hold;
        execution.HasWorker = true;
        execution.Started = Now;
        TellBegan(execution.Request);
        if (Now >= execution.Deadline)
        {
            Fail(execution, RequestOutcome.TimedOut); // Nobody would want the answer.
        }
        else if (execution.IsStopped || !_memory.MustWait(execution))
        {
            Run(execution);
        }
    }

    /// <summary>An execution has come to its end: a request is answered, a strand's parent told.</summary>
    internal void End(Execution execution)
    {
        execution.Wake(); // What comes of giving back must not end it a second time.
        _computing.End(execution);
        _memory.End(execution);
        LockHandler.ReleaseAll(execution);
        _calls.RollBack(execution);
        if (execution.Role != StrandRole.Request)
        {
            Strands.End(execution);
            _maintenance.OnEnded(execution);
            LeaveWhenIdle();
            return;
        }

        var request = execution.Request;
        var (arrived, started, hasWorker, worker) = (execution.Arrived, execution.Started, execution.HasWorker, execution.Worker);
        var isLost = execution.IsKilled;
        var outcome = execution.IsStopped ? RequestOutcome.Cancelled : execution.Outcome;
        var contentBytes = outcome == RequestOutcome.Succeeded ? execution.Program.ContentBytes : 0; // Of a lost one nothing is sent.
        _cancellable.Remove(request, execution.Slot);
        Executions.Return(execution);
        if (isLost)
        {
            OnLost(request, arrived, started);
        }
        else
        {
            OnFinished(request, arrived, started, outcome, contentBytes);
        }

        if (hasWorker)
        {
            _workers.Release(worker);
        }

        LeaveWhenIdle();
    }

    /// <summary>Whether work may still be on its way here that the node asked for itself.</summary>
    protected virtual bool ExpectsWork => false;

    /// <summary>Leaves if the node is draining and has nothing left to do.</summary>
    protected void LeaveWhenIdle()
    {
        if (_isDraining && !IsGone && Executions.ActiveCount == 0 && !ExpectsWork)
        {
            Sample(Now);
            Leave();
        }
    }

    /// <inheritdoc />
    /// <remarks>The process is gone, its machine is not: connections are reset.</remarks>
    protected override void OnCrash() => ResetConnections();

    /// <summary>The process is killed: all that it does fails. What computes or has asked a disk is gone when that is done.</summary>
    private void KillRequests()
    {
        _maintenance.Stop();
        OnKilled();
        var killed = Executions.Requests.ToList();
        foreach (var execution in killed)
        {
            (execution.IsKilled, execution.IsStopped) = (true, true);
        }

        foreach (var execution in killed)
        {
            if (!execution.IsActive || !execution.IsKilled)
            {
                continue; // It went with one before it.
            }

            if (execution.Wait == Wait.Worker)
            {
                _workers.GiveUp(ExecutionTable.TicketOf(execution));
                execution.Started = Now;
                End(execution);
            }
            else
            {
                Strands.Stop(execution);
            }
        }
    }

    /// <summary>The draining deadline has come: whoever still waits for an answer sees the connection reset.</summary>
    private void ResetConnections()
    {
        if (IsGone)
        {
            return;
        }

        _calls.RollBackAll();
        foreach (var execution in Executions.Requests)
        {
            OnLost(execution.Request, execution.Arrived, execution.Started);
        }

        OnConnectionsReset();
        Sample(Now);
        Leave();
    }
}
