using BottleneckSim.Models.Programs.Instructions;
using BottleneckSim.Models.Resources.Cpu;

namespace BottleneckSim.Models.Programs.Computing;

/// <summary><c>use-cpu</c>: takes processor time.</summary>
/// <remarks>
/// <code>
/// execution ──► processor (sharing) ──► next instruction
/// </code>
/// </remarks>
internal sealed class ComputeHandler : InstructionHandler, ICpuClient
{
    private readonly ProcessorSharingCpu _cpu;

    public ComputeHandler(ProgramNode node)
        : base(node)
    {
        _cpu = new ProcessorSharingCpu(node, this, node.Sink, node.Resources.Next, node.Timers.Next);
        node.Resources.Add(() => ProcessorSharingCpu.Description, _cpu.Sample);
        node.Timers.Add(_cpu.OnTimer);
    }

    public override void Configure(ProgramTierOptions options) => _cpu.Configure(options.Cpu);

    public override bool Begin(Execution execution, Instruction instruction)
    {
        _cpu.Start(execution.DemandOf(instruction), ExecutionTable.BeginWait(execution, Wait.Cpu));
        return false;
    }

    public void OnCpuDone(long tag)
    {
        if (Node.Executions.Find(tag) is { } execution)
        {
            execution.Counter++;
            Node.Run(execution);
        }
    }
}
