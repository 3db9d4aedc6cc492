using System.Collections.Immutable;
using BottleneckSim.Models.Programs.Looping;

namespace BottleneckSim.Models.Programs.Parallel;

/// <summary>Does branches at the same time and goes on when enough of them have succeeded.</summary>
/// <remarks>
/// <code>
///            ┌─► branch 0 ─┐
/// request ───┼─► branch 1 ─┼─► enough have succeeded ──► next step
///            └─► branch 2 ─┘   too many have failed ──► the request fails
/// </code>
/// The request keeps its worker slot; each branch is a thread of its own to the processor. A branch that is done several times draws, in its n-th
/// copy, as the n-th turn of a loop would: a loop made parallel asks for the same work.
/// </remarks>
/// <param name="Branches">What is done: 1 to 100 branches.</param>
public sealed record ParallelStep(ImmutableArray<ImmutableArray<Step>> Branches) : Step
{
    /// <summary>How often each branch is done: 0 to 10,000, default once.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>How often, where that is not <see cref="Copies"/> for every request.</summary>
    public TurnCount? Turns { get; init; }

    /// <summary>A name for the step, for changes that aim at it; default <c>loop</c>, as it may have been one.</summary>
    public string Label { get; init; } = "loop";

    /// <summary>How many must succeed; default all.</summary>
    public Quorum WaitFor { get; init; } = Quorum.All;

    /// <summary>How many may be under way at once, as with a pool of threads: 1 to 10,000; default all.</summary>
    public int AtMost { get; init; } = int.MaxValue;

    /// <summary>Whether branches that nobody waits for any more run on; default: they are stopped.</summary>
    public bool LetsLosersRun { get; init; }

    internal override ImmutableArray<Step> Children => [.. Branches.SelectMany(branch => branch)];

    internal override Step RewriteChildren(Func<ImmutableArray<Step>, ImmutableArray<Step>> rewrite) =>
        this with { Branches = [.. Branches.Select(rewrite)] };

    internal override void Compile(ProgramCompiler compiler)
    {
        var at = compiler.Add(new Instruction(Opcode.Fork));
        var starts = ImmutableArray.CreateBuilder<int>();
        foreach (var branch in Branches)
        {
            starts.Add(compiler.Next);
            compiler.AddBranch(branch);
            compiler.Add(new Instruction(Opcode.Join));
        }

        compiler.Replace(at, new Instruction(Opcode.Fork)
        {
            Count = Copies,
            Turns = Turns,
            Path = Turns is null ? 0 : compiler.PathOf("for-each", Label, DrawsAs),
            Jump = compiler.Next,
            Fork = new ForkPlan(starts.ToImmutable(), WaitFor, AtMost, LetsLosersRun),
        });
    }
}
