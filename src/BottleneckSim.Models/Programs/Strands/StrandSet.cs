using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Models.Programs.Computing;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Programs.Strands;

/// <summary>Begins, ends and stops the strands of a node: executions that do a part of another one's program beside it.</summary>
/// <remarks>
/// <code>
/// execution ──► waits ─────────────────► goes on
///     ├─► strand 0 ──────► ended ─────────┤
///     └─► strand 1 ── stopped, or left to run on for nobody
/// </code>
/// What waits for something is stopped at once. What computes, or has asked a disk, stops when that is done: a thread looks whether it should go on
/// only between two steps.
/// </remarks>
internal sealed class StrandSet(ProgramNode node, ComputeHandler computing)
{
    /// <summary>Begins a strand.</summary>
    /// <param name="parent">Whose part it does.</param>
    /// <param name="role">What it is for.</param>
    /// <param name="number">Its number among the parent's.</param>
    /// <param name="counter">Its first instruction.</param>
    /// <param name="draw">The root of its draws.</param>
    public void Begin(Execution parent, StrandRole role, int number, int counter, DrawKey draw)
    {
        computing.EnterProcess(parent);
        var strand = node.Executions.Rent();
        strand.BeginStrand(parent, role, number, counter, draw);
        var join = parent.Join;
        strand.NextSibling = join.Youngest;
        if (join.Youngest is { } older)
        {
            older.PreviousSibling = strand;
        }

        join.Youngest = strand;
        join.Running++;
        join.Begun++;
        if (role == StrandRole.Attempt)
        {
            (strand.Guard, strand.GuardEpoch) = (join.Guard, join.Guard!.Epoch);
        }

        node.Run(strand);
    }

    /// <summary>A strand has come to its end: its parent learns how, if it still waits.</summary>
    public void End(Execution strand)
    {
        var result = new StrandResult(strand.Number, strand.Outcome, strand.Value);
        var parent = strand.Parent;
        Detach(strand, strand.Outcome);
        node.Executions.Return(strand);
        if (parent is not null)
        {
            var instruction = parent.Instruction;
            node.HandlerOf(instruction).OnStrandEnded(parent, instruction, result);
        }
    }

    /// <summary>Stops all strands of an execution, which goes on or ends after that.</summary>
    /// <remarks>
    /// What a strand gives back may let another one go on at once, and that may bring an ancestor of this execution to stop it: it must not be ended
    /// under the hands of its caller, who ends it before its next instruction.
    /// </remarks>
    public void StopAll(Execution parent)
    {
        parent.Wake();
        for (var strand = parent.JoinOrNull?.Youngest; strand is not null; strand = strand.NextSibling)
        {
            MarkStopped(strand);
        }

        while (parent.JoinOrNull?.Youngest is { } strand)
        {
            Withdraw(strand);
        }
    }

    /// <summary>Lets all strands of an execution run on for nobody.</summary>
    public void LeaveAll(Execution parent)
    {
        while (parent.JoinOrNull?.Youngest is { } strand)
        {
            Detach(strand, RequestOutcome.Cancelled);
        }
    }

    /// <summary>Stops an execution and its strands.</summary>
    public void Stop(Execution execution)
    {
        MarkStopped(execution);
        Withdraw(execution);
    }

    /// <summary>First all know that they are to stop: a connection that one gives back must not send off another.</summary>
    private static void MarkStopped(Execution execution)
    {
        execution.IsStopped = true;
        for (var strand = execution.JoinOrNull?.Youngest; strand is not null; strand = strand.NextSibling)
        {
            MarkStopped(strand);
        }
    }

    private void Withdraw(Execution execution)
    {
        Detach(execution, RequestOutcome.Cancelled);
        while (execution.JoinOrNull?.Youngest is { } strand)
        {
            Withdraw(strand);
        }

        switch (execution.Wait)
        {
            case Wait.None:
            case Wait.Memory: // It has asked the swap disk.
            case Wait.Strands when execution.Join.IsBeginning:
                break; // Its instructions are being done further up: it ends before the next.
            case Wait.Strands or Wait.Withdrawn:
                node.End(execution);
                break;
            default:
                if (node.HandlerOf(execution.Instruction).Withdraw(execution, execution.Instruction))
                {
                    node.End(execution);
                }

                break;
        }
    }

    private void Detach(Execution strand, RequestOutcome outcome)
    {
        if (strand.Guard is { } guard)
        {
            strand.Guard = null;
            guard.End(node.Now, strand.GuardEpoch, outcome);
        }

        if (strand.Parent is not { } parent)
        {
            return;
        }

        if (strand.PreviousSibling is { } younger)
        {
            younger.NextSibling = strand.NextSibling;
        }
        else
        {
            parent.Join.Youngest = strand.NextSibling;
        }

        if (strand.NextSibling is { } older)
        {
            older.PreviousSibling = strand.PreviousSibling;
        }

        (strand.Parent, strand.PreviousSibling, strand.NextSibling) = (null, null, null);
        parent.Join.Running--;
    }
}
