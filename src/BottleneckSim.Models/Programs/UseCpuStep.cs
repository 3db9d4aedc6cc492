using BottleneckSim.Models.Demands;

namespace BottleneckSim.Models.Programs;

/// <summary>Computes: takes processor time.</summary>
/// <param name="Demand">Processor time on one core.</param>
/// <param name="Label">A name for what is computed, for profiles and for changes that aim at it; default <c>work</c>.</param>
public sealed record UseCpuStep(DurationDemand Demand, string Label = "work") : Step
{
    /// <summary>Whether it is native code that runs without the interpreter's lock, where there is one (<see cref="Resources.Cpu.InterpreterLocks.InterpreterLockOptions"/>).</summary>
    public bool ReleasesLock { get; init; }

    internal override void Compile(ProgramCompiler compiler) =>
        compiler.Add(new Instruction(Opcode.UseCpu) { Path = compiler.PathOf(DrawNames.UseCpu, Label, DrawsAs), Demand = Demand, ReleasesLock = ReleasesLock, IsOffLoaded = compiler.IsOffLoaded(Label) });
}
