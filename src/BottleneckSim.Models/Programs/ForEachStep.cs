using System.Collections.Immutable;
using BottleneckSim.Models.Programs.Looping;

namespace BottleneckSim.Models.Programs;

/// <summary>Repeats steps one after another.</summary>
/// <param name="Count">How often: 0 to 10,000.</param>
/// <param name="Steps">What is repeated; keys and demands are drawn anew each time.</param>
public sealed record ForEachStep(int Count, ImmutableArray<Step> Steps) : Step
{
    /// <summary>A name for the loop, for changes that aim at it; default <c>loop</c>.</summary>
    public string Label { get; init; } = "loop";

    /// <summary>How often, where that is not <see cref="Count"/> for every request.</summary>
    public TurnCount? Turns { get; init; }

    /// <summary>Whether the loop is left at the turn that finds what it looks for, which may be any of them with equal chance. Default: it visits all.</summary>
    public bool BreaksAtMatch { get; init; }

    internal override ImmutableArray<Step> Children => Steps;

    internal override Step RewriteChildren(Func<ImmutableArray<Step>, ImmutableArray<Step>> rewrite) => this with { Steps = rewrite(Steps) };

    internal override void Compile(ProgramCompiler compiler)
    {
        var begin = new Instruction(Opcode.LoopBegin) { Count = Count, Turns = Turns, BreaksAtMatch = BreaksAtMatch };
        begin = Turns is null && !BreaksAtMatch ? begin : begin with { Path = compiler.PathOf("for-each", Label, DrawsAs) };
        var at = compiler.Add(begin);
        compiler.AddLoopBody(Steps);
        compiler.Add(new Instruction(Opcode.LoopEnd) { Jump = at + 1, Count = Count });
        compiler.Replace(at, begin with { Jump = compiler.Next });
    }
}
