using BottleneckSim.Models.Programs.Instructions;
using BottleneckSim.Models.Resources.Cpu;

namespace BottleneckSim.Models.Programs.Computing;

/// <summary><c>use-cpu</c>: takes processor time.</summary>
/// <remarks>
/// <code>
/// execution ──► [lock of its process] ──► processor (sharing) ──► next instruction
/// </code>
/// </remarks>
internal sealed class ComputeHandler : InstructionHandler, ICpuClient
{
    private readonly ProcessorSharingCpu _cpu;
    private bool _isLocked;

    public ComputeHandler(ProgramNode node)
        : base(node)
    {
        _cpu = new ProcessorSharingCpu(node, this, node.Sink, node.Resources.Next, node.Timers.Next);
        node.Resources.Add(() => ProcessorSharingCpu.Description, _cpu.Sample);
        node.Timers.Add(_cpu.OnTimer);
    }

    public override void Configure(ProgramTierOptions options)
    {
        _isLocked = options.Cpu.InterpreterLock is not null;
        _cpu.Configure(options.Cpu);
    }

    public override bool Begin(Execution execution, Instruction instruction)
    {
        var work = execution.DemandOf(instruction);
        var ticket = ExecutionTable.BeginWait(execution, Wait.Cpu);
        if (_isLocked && !instruction.ReleasesLock)
        {
            execution.Process = execution.Process < 0 ? _cpu.EnterProcess() : execution.Process;
            _cpu.StartHeld(work, ticket, execution.Process);
        }
        else
        {
            _cpu.Start(work, ticket);
        }

        return false;
    }

    /// <summary>Strands of an execution are threads of its process.</summary>
    public void EnterProcess(Execution execution)
    {
        if (_isLocked && execution.Process < 0)
        {
            execution.Process = _cpu.EnterProcess();
        }
    }

    /// <summary>A request has ended: its process has one less.</summary>
    public void End(Execution execution)
    {
        if (execution.Process >= 0 && !execution.IsProcessInherited)
        {
            _cpu.LeaveProcess(execution.Process);
            execution.Process = -1;
        }
    }

    public void OnCpuDone(long tag)
    {
        if (Node.Executions.Find(tag) is { } execution)
        {
            execution.Wake();
            execution.Counter++;
            Node.Run(execution);
        }
    }
}
