using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Instructions;

namespace BottleneckSim.Models.Caching.Commands;

/// <summary>A <c>writes</c> step that leaves the cache's entry: the observer is told, and nobody waits.</summary>
internal sealed class CacheNoteHandler(ProgramNode node) : InstructionHandler(node)
{
    public override bool Begin(Execution execution, Instruction instruction)
    {
        var key = instruction.Keys!.Hash ^ (ulong)instruction.Keys.KeyOf(execution.Draw);
        Node.Call(instruction.Tier, instruction.Operation, ProgramNode.IgnoredTicket, execution.Draw, key, 0, execution.Request.User);
        execution.Counter++;
        return true;
    }
}
