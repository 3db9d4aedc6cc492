using System.Collections.Immutable;

namespace BottleneckSim.Models.Programs;

/// <summary>Repeats steps one after another.</summary>
/// <param name="Count">How often: 0 to 10,000.</param>
/// <param name="Steps">What is repeated; keys and demands are drawn anew each time.</param>
public sealed record ForEachStep(int Count, ImmutableArray<Step> Steps) : Step
{
    internal override ImmutableArray<Step> Children => Steps;

    internal override Step RewriteChildren(Func<ImmutableArray<Step>, ImmutableArray<Step>> rewrite) => this with { Steps = rewrite(Steps) };

    internal override void Compile(ProgramCompiler compiler)
    {
        var at = compiler.Add(new Instruction(Opcode.LoopBegin));
        compiler.AddLoopBody(Steps);
        compiler.Add(new Instruction(Opcode.LoopEnd) { Jump = at + 1, Count = Count });
        compiler.Replace(at, new Instruction(Opcode.LoopBegin) { Jump = compiler.Next, Count = Count });
    }
}
