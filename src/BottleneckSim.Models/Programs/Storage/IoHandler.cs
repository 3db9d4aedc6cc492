using BottleneckSim.Models.Programs.Instructions;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Programs.Storage;

/// <summary><c>io</c>: asks the node's disk.</summary>
internal sealed class IoHandler(ProgramNode node) : InstructionHandler(node), IDiskClient
{
    private Disk? _disk;

    public override void AddResources()
    {
        if (_disk is null && Node.Options.Disk is not null)
        {
            _disk = new Disk(Node, this, Node.Sink, Node.Resources.Next, Node.Timers.Next);
            Node.Resources.Add(() => Disk.Description, _disk.Sample);
            Node.Timers.Add(_disk.OnTimer);
        }
    }

    public override void Configure(ProgramTierOptions options)
    {
        if (options.Disk is { } disk)
        {
            _disk!.Configure(disk);
        }
    }

    public override bool Begin(Execution execution, Instruction instruction)
    {
        _disk!.Start(instruction.Io!.Value with { Tag = ExecutionTable.BeginWait(execution, Wait.Disk) });
        return false;
    }

    public void OnDiskDone(long tag)
    {
        if (Node.Executions.Find(tag) is { } execution)
        {
            execution.Wake();
            execution.Counter++;
            Node.Run(execution);
        }
    }
}
