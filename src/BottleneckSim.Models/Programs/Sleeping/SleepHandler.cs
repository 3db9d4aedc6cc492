using BottleneckSim.Models.Programs.Instructions;

namespace BottleneckSim.Models.Programs.Sleeping;

/// <summary><c>sleep</c>: waits for something outside the system.</summary>
internal sealed class SleepHandler : InstructionHandler
{
    private readonly int _timer;

    public SleepHandler(ProgramNode node)
        : base(node) => _timer = node.Timers.Add(Wake);

    public override bool Begin(Execution execution, Instruction instruction)
    {
        Node.SetTimer(Node.Now + execution.DemandOf(instruction), _timer, ExecutionTable.BeginWait(execution, Wait.Sleep));
        return false;
    }

    public override bool Withdraw(Execution execution, Instruction instruction) => true;

    private void Wake(long ticket)
    {
        if (Node.Executions.Find(ticket) is { } execution)
        {
            execution.Wake();
            execution.Counter++;
            Node.Run(execution);
        }
    }
}
