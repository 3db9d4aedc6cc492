using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Programs.Strands;

namespace BottleneckSim.Models.Programs.Instructions;

/// <summary>Carries out one kind of instruction at one node, with the node's resource for it.</summary>
/// <remarks>
/// <code>
/// ProgramNode.Run ──► Begin ─┬─► true: done at once, go on at Counter
///                            └─► false: waits (or has ended) … OnAnswer, OnTimeout or the resource's own callback ──► ProgramNode.Run
/// </code>
/// A new kind of instruction is a folder with its step, its handler and its resource, a line in <see cref="InstructionSet"/> and one in <see cref="Opcode"/>.
/// </remarks>
internal abstract class InstructionHandler(ProgramNode node)
{
    /// <summary>The node it works at.</summary>
    protected ProgramNode Node => node;

    /// <summary>Begins an instruction; sets <see cref="Execution.Counter"/> if it is done at once.</summary>
    /// <returns>Whether the execution goes on now. If not, it waits for something or has ended.</returns>
    public abstract bool Begin(Execution execution, Instruction instruction);

    /// <summary>Makes the resources that the node's options name for the first time. Comes before the node is described, and before <see cref="Configure"/>.</summary>
    public virtual void AddResources()
    {
    }

    /// <summary>Takes the tier's options into use.</summary>
    public virtual void Configure(ProgramTierOptions options)
    {
    }

    /// <summary>Tells the sink facts about its own kind of instruction; resources are sampled by themselves.</summary>
    public virtual void Sample(Instant now)
    {
    }

    /// <summary>The answer that an execution waited for has come.</summary>
    public virtual void OnAnswer(Execution execution, Instruction instruction, in Message answer) => throw Unexpected(instruction, "an answer");

    /// <summary>The time that an execution may wait is up.</summary>
    public virtual void OnTimeout(Execution execution, Instruction instruction) => throw Unexpected(instruction, "a time-out");

    /// <summary>A strand that an execution waits for has ended.</summary>
    public virtual void OnStrandEnded(Execution parent, Instruction instruction, StrandResult result) => throw Unexpected(instruction, "the end of a strand");

    /// <summary>Takes back what an execution waits for, because it is stopped.</summary>
    /// <returns>Whether it ends now; if not, it ends when what it waits for is done.</returns>
    public virtual bool Withdraw(Execution execution, Instruction instruction) => false;

    private InvalidOperationException Unexpected(Instruction instruction, string what) =>
        new($"Node '{node.Self.Name}' saw {what} at an instruction {instruction.Opcode}, which waits for none. The run cannot go on.");
}
