using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Instructions;

namespace BottleneckSim.Models.Caching.Commands;

/// <summary>A <c>writes</c> step that leaves the cache's entry: the observer is told, and nobody waits.</summary>
internal sealed class CacheNoteHandler(ProgramNode node) : InstructionHandler(node)
{
    /// <summary>The ticket of a call whose answer nobody waits for.</summary>
    private const long NoTicket = -1;

    public override bool Begin(Execution execution, Instruction instruction)
    {
        var key = instruction.Keys!.Hash ^ (ulong)instruction.Keys.KeyOf(execution.Draw);
        Node.Call(instruction.Tier, instruction.Operation, NoTicket, execution.Draw, key, 0, execution.Request.User);
        execution.Counter++;
        return true;
    }
}
