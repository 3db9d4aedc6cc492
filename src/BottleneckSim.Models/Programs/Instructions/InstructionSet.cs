using System.Collections.Immutable;

namespace BottleneckSim.Models.Programs.Instructions;

/// <summary>Which handler carries out which instruction.</summary>
internal sealed class InstructionSet
{
    private readonly InstructionHandler?[] _byOpcode = new InstructionHandler?[Enum.GetValues<Opcode>().Length];

    public InstructionSet(params ReadOnlySpan<(InstructionHandler Handler, Opcode[] Opcodes)> entries)
    {
        var all = ImmutableArray.CreateBuilder<InstructionHandler>();
        foreach (var (handler, opcodes) in entries)
        {
            all.Add(handler);
            foreach (var opcode in opcodes)
            {
                _byOpcode[(int)opcode] = handler;
            }
        }

        All = all.ToImmutable();
    }

    /// <summary>Every handler once.</summary>
    public ImmutableArray<InstructionHandler> All { get; }

    /// <summary>The handler of an instruction.</summary>
    public InstructionHandler this[Opcode opcode] =>
        _byOpcode[(int)opcode] ?? throw Missing(opcode);

    private static InvalidOperationException Missing(Opcode opcode) => new($"No handler for an instruction {opcode}. The run cannot go on.");
}
