using BottleneckSim.Models.Programs.Instructions;

namespace BottleneckSim.Models.Programs.Looping;

/// <summary><c>for-each</c>: repeats the instructions between its two.</summary>
/// <remarks>
/// <code>
/// LoopBegin ──► steps ──► LoopEnd ──► next instruction
///     │           ▲──────────┘  as long as turns are left
///     └─ no turns: past LoopEnd
/// </code>
/// </remarks>
internal sealed class LoopHandler(ProgramNode node) : InstructionHandler(node)
{
    public override bool Begin(Execution execution, Instruction instruction)
    {
        if (instruction.Opcode == Opcode.LoopEnd)
        {
            execution.Counter = execution.NextTurn() ? instruction.Jump : execution.Counter + 1;
            return true;
        }

        var turns = Turns.UntilMatch(execution, instruction, Turns.Of(Node, execution, instruction));
        if (turns == 0)
        {
            execution.Counter = instruction.Jump;
        }
        else
        {
            execution.BeginLoop(turns);
            execution.Counter++;
        }

        return true;
    }
}
