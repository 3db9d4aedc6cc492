using BottleneckSim.Models.Programs;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Caching.Commands;

/// <summary>What a cache answers to a look-up, and how a program goes on after it.</summary>
/// <remarks>
/// <code>
/// get ─┬─ hit ────────────────────────────────────────────────────► end
///      ├─ validate ─► validate steps ─► confirm ─┬─ still right ──► end
///      │                                         └─ changed ─┐
///      └─ miss ──────────────────────────────────────────────┴─► otherwise steps ─► put ─► end
/// </code>
/// </remarks>
internal static class CacheAnswers
{
    /// <summary>There is no valid entry: the caller makes the value and stores it.</summary>
    public const long Miss = 0;

    /// <summary>The value.</summary>
    public const long Hit = 1;

    /// <summary>There is an expired entry: the caller may ask the origin whether it is still right.</summary>
    public const long Validate = 2;

    /// <summary>The instruction after a command to a cache.</summary>
    /// <param name="instruction">The command.</param>
    /// <param name="counter">Where it stands.</param>
    /// <param name="outcome">How the call ended.</param>
    /// <param name="answer">The cache's answer.</param>
    public static int Next(Instruction instruction, int counter, RequestOutcome outcome, long answer)
    {
        var isAnswered = outcome == RequestOutcome.Succeeded;
        return instruction.Opcode switch
        {
            Opcode.CacheGet or Opcode.CacheConfirm when isAnswered && answer == Hit => instruction.Jump,
            Opcode.CacheGet when instruction.MissJump > 0 && !(isAnswered && answer == Validate) => instruction.MissJump,
            _ => counter + 1,
        };
    }
}
