using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Models.Resources.Timeouts;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Programs;

/// <summary>A node that runs request programs on a processor, with worker slots and connection pools: web servers and workers.</summary>
/// <remarks>
/// <code>
/// request ──► worker slots ──► program: use-cpu ─► processor (sharing)
///             (queue,                   sleep   ─► timer
///              bounded)                 call    ─► [pool] ─► another tier ─► answer or time-out
///                                       cache   ─► cache tier ─► hit: skip, miss: go on and store
/// answer  ◄── slot given back ◄── end, or the first step that failed
/// </code>
/// A step that fails ends its program: the answer says how. Work abandoned by its caller goes on.
/// </remarks>
public abstract class ProgramNode : Node, ICpuClient, ISlotClient, ITimeoutClient
{
    /// <summary>Timer number of the processor.</summary>
    private const int CpuTimer = 0;

    /// <summary>Timer number of the time-outs.</summary>
    private const int TimeoutTimer = 1;

    /// <summary>Timer number of sleeps.</summary>
    private const int SleepTimer = 2;

    /// <summary>Timer number of the end of draining.</summary>
    private const int DrainTimer = 3;

    private const int CpuResource = 0;
    private const int WorkerResource = 1;
    private const int FirstPoolResource = 2;

    private readonly ProcessorSharingCpu _cpu;
    private readonly SlotResource _workers;
    private readonly List<ConnectionPool> _pools = [];
    private readonly ConstantTimeouts _timeouts;
    private readonly ExecutionTable _executions;
    private bool _isDraining;

    /// <summary>Prepares a node.</summary>
    protected ProgramNode(NodeContext context)
        : base(context)
    {
        _cpu = new ProcessorSharingCpu(this, this, Sink, CpuResource, CpuTimer);
        _workers = new SlotResource(this, this, Sink, WorkerResource, tellsUses: false);
        _timeouts = new ConstantTimeouts(this, this, TimeoutTimer);
        _executions = new ExecutionTable(Self.Name);
        TellsCalls = Sink.Wants(ObservationInterests.Calls);
    }

    /// <summary>Requests in progress or waiting for a worker.</summary>
    protected int ActiveCount => _executions.ActiveCount;

    private protected bool TellsCalls { get; }

    private ProgramTierOptions Options => (ProgramTierOptions)Self.Tier.Options!;

    /// <inheritdoc />
    public override void Sample(Instant now)
    {
        if (IsGone)
        {
            return;
        }

        _cpu.Sample(now);
        _workers.Sample(now);
        foreach (var pool in _pools)
        {
            pool.Sample(now);
        }
    }

    void ICpuClient.OnCpuDone(long tag)
    {
        if (_executions.Find(tag) is { } execution)
        {
            Continue(execution);
        }
    }

    void ISlotClient.OnSlotGranted(int resource, long ticket, SlotHold hold)
    {
        var execution = _executions.Find(ticket)
            ?? throw new InvalidOperationException($"Node '{Self.Name}' granted a slot to nobody. The run cannot go on.");
        if (resource == WorkerResource)
        {
            Begin(execution, hold);
        }
        else
        {
            Connected(execution, hold);
        }
    }

    bool ITimeoutClient.IsPending(long ticket) => _executions.Find(ticket) is not null;

    void ITimeoutClient.OnTimeout(long ticket)
    {
        var execution = _executions.Find(ticket)!;
        var instruction = execution.Program.Instructions[execution.Counter];
        if (execution.Wait == Wait.Connection)
        {
            _pools[instruction.Pool].GiveUp(ticket);
            Fail(execution, RequestOutcome.TimedOut);
            return;
        }

        TellCall(execution, instruction, RequestOutcome.TimedOut, 0);
        ReturnConnection(execution, instruction);
        if (instruction.Opcode is Opcode.CacheGet or Opcode.CachePut)
        {
            execution.Counter++;
            Continue(execution);
        }
        else
        {
            Fail(execution, RequestOutcome.TimedOut);
        }
    }

    /// <inheritdoc />
    protected override void OnStart() => Configure();

    /// <inheritdoc />
    protected override void OnReconfigure() => Configure();

    /// <summary>Requests that may wait for a worker.</summary>
    protected abstract int MaximumWaitingForWorkers { get; }

    /// <summary>Starts the program that a call asks for, or queues it, or refuses.</summary>
    /// <returns>Whether it was taken.</returns>
    protected bool Accept(in Message call)
    {
        var programs = Self.Tier.Programs;
        if (call.Operation >= programs.Length || programs[call.Operation] is not { } program)
        {
            OnFinished(call, Now, Now, RequestOutcome.Failed, 0);
            return false;
        }

        var execution = _executions.Rent();
        execution.Program = program;
        execution.Request = call;
        execution.Draw = call.Draw;
        execution.Arrived = Now;
        execution.Outcome = RequestOutcome.Succeeded;
        execution.Counter = 0;
        execution.ForgetLoops();
        var ticket = ExecutionTable.BeginWait(execution, Wait.Worker);
        switch (_workers.Request(ticket, out var hold))
        {
            case SlotRequest.Granted:
                Begin(execution, hold);
                return true;
            case SlotRequest.Waiting:
                return true;
            default:
                _executions.Return(execution);
                OnFinished(call, Now, Now, RequestOutcome.Refused, 0);
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

    /// <inheritdoc />
    protected override void OnReply(in Message message)
    {
        if (_executions.Find(message.Ticket) is not { } execution)
        {
            return; // The answer came after its time-out.
        }

        var instruction = execution.Program.Instructions[execution.Counter];
        var outcome = (RequestOutcome)message.Operation;
        TellCall(execution, instruction, outcome, message.Value);
        ReturnConnection(execution, instruction);
        if (instruction.Opcode == Opcode.CacheGet && outcome == RequestOutcome.Succeeded && message.Value > 0)
        {
            execution.Counter = instruction.Jump;
        }
        else if (outcome == RequestOutcome.Succeeded || instruction.Opcode is Opcode.CacheGet or Opcode.CachePut)
        {
            execution.Counter++; // A cache that fails is a miss, not an error.
        }
        else
        {
            Fail(execution, RequestOutcome.Failed);
            return;
        }

        Continue(execution);
    }

    /// <inheritdoc />
    protected override void OnTimer(in Message message)
    {
        switch (message.Operation)
        {
            case CpuTimer:
                _cpu.OnTimer(message.Ticket);
                break;
            case TimeoutTimer:
                _timeouts.OnTimer(message.Ticket);
                break;
            case SleepTimer when _executions.Find(message.Ticket) is { } execution:
                Continue(execution);
                break;
            case DrainTimer:
                ResetConnections();
                break;
        }
    }

    /// <inheritdoc />
    protected override void OnDrain()
    {
        _isDraining = true;
        SetTimer(Now + DrainDeadline, DrainTimer, 0);
        LeaveWhenIdle();
    }

    /// <inheritdoc />
    protected override IReadOnlyList<ResourceDescription> DescribeResources() =>
    [
        ProcessorSharingCpu.Description,
        new ResourceDescription("workers", ResourceKind.WorkerSlots, WaitingLimit: MaximumWaitingForWorkers),
        .. Self.Tier.PoolNames.Select(name => new ResourceDescription(
            $"pool {name}", ResourceKind.ConnectionPool, WaitingLimit: Options.Pools.GetValueOrDefault(name)?.MaximumWaiting)),
    ];

    private void Configure()
    {
        _cpu.Configure(Options.Cpu);
        _workers.Configure(Options.Workers, MaximumWaitingForWorkers);
        for (var index = 0; index < Self.Tier.PoolNames.Length; index++)
        {
            if (index == _pools.Count)
            {
                _pools.Add(new ConnectionPool(this, this, Sink, FirstPoolResource + index));
            }

            if (Options.Pools.TryGetValue(Self.Tier.PoolNames[index], out var options))
            {
                _pools[index].Configure(options);
            }
        }
    }

    private void Begin(Execution execution, SlotHold hold)
    {
        execution.Worker = hold;
        execution.Started = Now;
        Step(execution);
    }

    private void Continue(Execution execution)
    {
        if (execution.Wait is Wait.Cpu or Wait.Sleep)
        {
            execution.Counter++;
        }

        Step(execution);
    }

    /// <summary>Does instructions until one has to wait or the program ends.</summary>
    private void Step(Execution execution)
    {
        while (true)
        {
            var instruction = execution.Program.Instructions[execution.Counter];
            switch (instruction.Opcode)
            {
                case Opcode.UseCpu:
                    _cpu.Start(DemandOf(execution, instruction), ExecutionTable.BeginWait(execution, Wait.Cpu));
                    return;
                case Opcode.Sleep:
                    SetTimer(Now + DemandOf(execution, instruction), SleepTimer, ExecutionTable.BeginWait(execution, Wait.Sleep));
                    return;
                case Opcode.Call when instruction.Pool >= 0:
                    Connect(execution, instruction);
                    return;
                case Opcode.Call or Opcode.CacheGet or Opcode.CachePut:
                    Send(execution, instruction);
                    return;
                case Opcode.LoopBegin when instruction.Count == 0:
                    execution.Counter = instruction.Jump;
                    break;
                case Opcode.LoopBegin:
                    execution.BeginLoop();
                    execution.Counter++;
                    break;
                case Opcode.LoopEnd:
                    execution.Counter = execution.NextTurn(instruction.Count) ? instruction.Jump : execution.Counter + 1;
                    break;
                default:
                    End(execution);
                    return;
            }
        }
    }

    private static Duration DemandOf(Execution execution, Instruction instruction)
    {
        var demand = instruction.Demand!;
        var draw = execution.Draw.With(execution.Request.Salt ^ instruction.Path);
        if (demand.Scope == DrawScope.PerExecution)
        {
            draw = draw.With(Purposes.Attempt).With(execution.Request.Ticket);
        }

        var stream = draw.Stream();
        return demand.Nanoseconds.SampleDuration(ref stream);
    }

    private void Connect(Execution execution, Instruction instruction)
    {
        var ticket = ExecutionTable.BeginWait(execution, Wait.Connection);
        var pool = _pools[instruction.Pool];
        switch (pool.Request(ticket, out var hold))
        {
            case SlotRequest.Granted:
                Connected(execution, hold);
                break;
            case SlotRequest.Waiting:
                _timeouts.Set(pool.Timeout, ticket);
                break;
            default:
                Fail(execution, RequestOutcome.Refused);
                break;
        }
    }

    private void Connected(Execution execution, SlotHold hold)
    {
        execution.Connection = hold;
        execution.HasConnection = true;
        Send(execution, execution.Program.Instructions[execution.Counter]);
    }

    private void Send(Execution execution, Instruction instruction)
    {
        var ticket = ExecutionTable.BeginWait(execution, Wait.Answer);
        execution.CallStarted = Now;
        var salt = instruction.Keys is { } keys
            ? keys.Hash ^ (ulong)keys.KeyOf(execution.Draw)
            : execution.Request.Salt ^ instruction.Path;
        Call(instruction.Tier, instruction.Operation, ticket, execution.Draw, salt, 0, execution.Request.User);
        _timeouts.Set(instruction.Timeout, ticket);
    }

    private void ReturnConnection(Execution execution, Instruction instruction)
    {
        if (execution.HasConnection)
        {
            execution.HasConnection = false;
            _pools[instruction.Pool].Release(execution.Connection);
        }
    }

    private void TellCall(Execution execution, Instruction instruction, RequestOutcome outcome, long value)
    {
        if (TellsCalls)
        {
            var target = System.Tiers[instruction.Tier].EntryNode;
            Sink.Observe(new CallFinished(Now, Self.Index, target, instruction.Operation, execution.CallStarted, outcome, value));
        }
    }

    private void Fail(Execution execution, RequestOutcome outcome)
    {
        execution.Outcome = outcome == RequestOutcome.Refused ? RequestOutcome.Refused : RequestOutcome.Failed;
        End(execution);
    }

    private void End(Execution execution)
    {
        var request = execution.Request;
        var (arrived, started, outcome, worker) = (execution.Arrived, execution.Started, execution.Outcome, execution.Worker);
        var contentBytes = outcome == RequestOutcome.Succeeded ? execution.Program.ContentBytes : 0;
        _executions.Return(execution);
        OnFinished(request, arrived, started, outcome, contentBytes);
        _workers.Release(worker);
        LeaveWhenIdle();
    }

    /// <summary>Whether work may still be on its way here that the node asked for itself.</summary>
    protected virtual bool ExpectsWork => false;

    /// <summary>Leaves if the node is draining and has nothing left to do.</summary>
    protected void LeaveWhenIdle()
    {
        if (_isDraining && !IsGone && ActiveCount == 0 && !ExpectsWork)
        {
            Sample(Now);
            Leave();
        }
    }

    /// <summary>The draining deadline has come: whoever still waits for an answer sees the connection reset.</summary>
    private void ResetConnections()
    {
        if (IsGone)
        {
            return;
        }

        foreach (var execution in _executions.Active)
        {
            OnFinished(execution.Request, execution.Arrived, execution.Started, RequestOutcome.Failed, 0);
        }

        Sample(Now);
        Leave();
    }
}
