using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Allocating;

/// <summary>Takes memory and holds it until the request ends.</summary>
/// <param name="Bytes">How much: 1 byte to 1 TiB.</param>
public sealed record AllocateStep(long Bytes) : Step
{
    internal override void Compile(ProgramCompiler compiler)
    {
        if (compiler.Tier.Memory is null)
        {
            throw new InvalidSystemException($"A program of '{compiler.Tier.Name}' allocates memory, but the tier does not say how much its nodes have; give it some with 'memory'.");
        }

        compiler.Add(new Instruction(Opcode.Allocate) { Bytes = Bytes });
    }
}
