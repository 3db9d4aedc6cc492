using BottleneckSim.Models.Demands;

namespace BottleneckSim.Models.Programs;

/// <summary>Waits for something outside the system (a mail provider, a payment gateway) that has no queue we could see.</summary>
/// <param name="Demand">How long it takes.</param>
/// <param name="Label">A name for what is waited for; default <c>outside</c>.</param>
public sealed record SleepStep(DurationDemand Demand, string Label = "outside") : Step
{
    internal override void Compile(ProgramCompiler compiler) =>
        compiler.Add(new Instruction(Opcode.Sleep) { Path = compiler.PathOf(DrawNames.Sleep, Label, DrawsAs), Demand = Demand });
}
