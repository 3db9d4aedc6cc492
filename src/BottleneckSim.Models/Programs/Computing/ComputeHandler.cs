using BottleneckSim.Models.Programs.Instructions;
using BottleneckSim.Models.Resources.Cpu;
using BottleneckSim.Models.Resources.EventLoops;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Programs.Computing;

/// <summary><c>use-cpu</c>: takes processor time.</summary>
/// <remarks>
/// <code>
/// execution ─┬─► [lock of its process] ─────────────► processor (sharing) ──► next instruction
///            ├─► [event loop: piece by piece] ──────►
///            └─► [pool of threads beside the loop] ─►
/// </code>
/// </remarks>
internal sealed class ComputeHandler : InstructionHandler, ICpuClient, ISlotClient
{
    private readonly ProcessorSharingCpu _cpu;
    private EventLoopSet? _loops;
    private SlotResource? _threads;
    private bool _isLocked;
    private bool _isOnLoop;

    public ComputeHandler(ProgramNode node)
        : base(node)
    {
        _cpu = new ProcessorSharingCpu(node, this, node.Sink, node.Resources.Next, node.Timers.Next);
        node.Resources.Add(() => ProcessorSharingCpu.Description, _cpu.Sample);
        node.Timers.Add(_cpu.OnTimer);
    }

    /// <summary>Whether a garbage collection stops everything that computes.</summary>
    public bool IsCollecting
    {
        get => _cpu.IsCollecting;
        set => _cpu.IsCollecting = value;
    }

    public override void AddResources()
    {
        if (_loops is null && Node.Options.EventLoop is not null)
        {
            _loops = new EventLoopSet(Node, _cpu, Node.Sink, Node.Resources.Next);
            Node.Resources.Add(() => EventLoopSet.Description, _loops.Sample);
            _threads = new SlotResource(Node, this, Node.Sink, Node.Resources.Next, tellsUses: false);
            Node.Resources.Add(() => new ResourceDescription("thread-pool", ResourceKind.WorkerSlots), _threads.Sample);
        }
    }

    public override void Configure(ProgramTierOptions options)
    {
        _isLocked = options.Cpu.InterpreterLock is not null;
        _isOnLoop = options.EventLoop is not null;
        _cpu.Configure(options.Cpu);
        if (options.EventLoop is { } loop)
        {
            _loops!.Configure(loop.Loops);
            _threads!.Configure(loop.PoolThreads, int.MaxValue);
        }
    }

    public override bool Begin(Execution execution, Instruction instruction)
    {
        var ticket = ExecutionTable.BeginWait(execution, Wait.Cpu);
        if (_isOnLoop)
        {
            BeginOnLoop(execution, instruction, ticket);
        }
        else if (_isLocked && !instruction.ReleasesLock)
        {
            execution.Process = execution.Process < 0 ? _cpu.EnterProcess() : execution.Process;
            _cpu.StartHeld(execution.DemandOf(instruction), ticket, execution.Process);
        }
        else
        {
            _cpu.Start(execution.DemandOf(instruction), ticket);
        }

        return false;
    }

    /// <summary>Strands of an execution are threads of its process, and pieces of its event loop.</summary>
    public void EnterProcess(Execution execution)
    {
        if (_isOnLoop && execution.Loop < 0)
        {
            execution.Loop = _loops!.Bind();
        }
        else if (_isLocked && execution.Process < 0)
        {
            execution.Process = _cpu.EnterProcess();
        }
    }

    /// <summary>A request has ended: its process and its event loop have one less.</summary>
    public void End(Execution execution)
    {
        if (execution.Process >= 0 && !execution.IsProcessInherited)
        {
            _cpu.LeaveProcess(execution.Process);
            execution.Process = -1;
        }

        if (execution.Loop >= 0 && !execution.IsLoopInherited)
        {
            _loops!.Unbind(execution.Loop);
            execution.Loop = -1;
        }
    }

    public void OnSlotGranted(int resource, long ticket, SlotHold hold) => BeginOnThread(Node.Executions.Get(ticket), hold);

    public void OnCpuDone(long tag)
    {
        _loops?.OnCpuDone(tag);
        if (Node.Executions.Find(tag) is not { } execution)
        {
            return;
        }

        if (execution.HasThread)
        {
            execution.HasThread = false;
            _threads!.Release(execution.Thread);
        }

        execution.Wake();
        execution.Counter++;
        Node.Run(execution);
    }

    private void BeginOnLoop(Execution execution, Instruction instruction, long ticket)
    {
        if (!instruction.IsOffLoaded)
        {
            EnterProcess(execution);
            _loops!.Run(execution.Loop, execution.DemandOf(instruction), ticket);
        }
        else if (_threads!.Request(ticket, out var hold) == SlotRequest.Granted)
        {
            BeginOnThread(execution, hold);
        }
    }

    private void BeginOnThread(Execution execution, SlotHold hold)
    {
        execution.Thread = hold;
        execution.HasThread = true;
        _cpu.Start(execution.DemandOf(execution.Instruction), ExecutionTable.TicketOf(execution));
    }
}
