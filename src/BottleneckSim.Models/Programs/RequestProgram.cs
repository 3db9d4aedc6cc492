using System.Collections.Immutable;

namespace BottleneckSim.Models.Programs;

/// <summary>A compiled program: what a node does for one kind of request.</summary>
/// <param name="Name">The endpoint or job.</param>
/// <param name="Instructions">The instructions; the last is <see cref="Opcode.End"/>.</param>
/// <param name="ContentBytes">Size of the answer.</param>
public sealed record RequestProgram(string Name, ImmutableArray<Instruction> Instructions, long ContentBytes)
{
    /// <summary>The priority class in which its requests wait for a worker.</summary>
    public int Priority { get; init; }

    /// <summary>How deep loops may nest.</summary>
    public const int MaximumLoopDepth = 8;
}
