using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Keys;

namespace BottleneckSim.Models.Programs.Locking;

/// <summary>Does steps while holding a lock of the node: one at a time, in the order of asking.</summary>
/// <remarks>
/// <code>
/// request ──► [waits, first-in first-out] ──► holds the lock: steps ──► gives it back
///                  │ time-out: the request fails
/// </code>
/// No more than 1 ÷ (time held) requests a second get through. Locks taken in different orders by different programs can wait for each other: then a
/// time-out ends it.
/// </remarks>
/// <param name="Lock">The lock's name; all programs of a node that name it share it.</param>
/// <param name="Steps">What is done while it is held.</param>
public sealed record LockStep(string Lock, ImmutableArray<Step> Steps) : Step
{
    /// <summary>The key space of which each key has a lock of its own; null means one lock for all.</summary>
    public string? KeySpace { get; init; }

    /// <summary>How long to wait for it: 1 ms to 1 h, default 30 s.</summary>
    public Duration Timeout { get; init; } = DefaultTimeout;

    /// <summary>The time-out used where none is written.</summary>
    public static Duration DefaultTimeout => Duration.FromSeconds(30);

    internal override ImmutableArray<Step> Children => Steps;

    internal override Step RewriteChildren(Func<ImmutableArray<Step>, ImmutableArray<Step>> rewrite) => this with { Steps = rewrite(Steps) };

    internal override void Compile(ProgramCompiler compiler)
    {
        KeySampler? keys = KeySpace is null ? null : compiler.KeysOf(KeySpace);
        compiler.Add(new Instruction(Opcode.Acquire) { Name = KeySpace is null ? Lock : $"{Lock} {KeySpace}", Keys = keys, Timeout = Timeout });
        compiler.Add(Steps);
        compiler.Add(new Instruction(Opcode.Release));
    }
}
