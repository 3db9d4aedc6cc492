using BottleneckSim.Models.Programs.Instructions;
using BottleneckSim.Models.Programs.Looping;
using BottleneckSim.Models.Programs.Strands;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Programs.Parallel;

/// <summary><c>parallel</c>: begins branches and waits for enough of them.</summary>
internal sealed class ForkHandler(ProgramNode node) : InstructionHandler(node)
{
    public override bool Begin(Execution execution, Instruction instruction)
    {
        var plan = instruction.Fork!;
        var copies = Turns.Of(Node, execution, instruction);
        var total = plan.Starts.Length * copies;
        if (total == 0)
        {
            execution.Counter = instruction.Jump;
            return true;
        }

        ExecutionTable.BeginWait(execution, Wait.Strands);
        execution.Join.Reset(total, plan.WaitFor.Among(total));
        execution.Join.Copies = copies;
        BeginBranches(execution, instruction);
        return !EndedBecauseStopped(execution) && execution.Join.IsDecided && Conclude(execution, instruction);
    }

    public override void OnStrandEnded(Execution parent, Instruction instruction, StrandResult result)
    {
        var join = parent.Join;
        if (result.Outcome == RequestOutcome.Succeeded)
        {
            join.Succeeded++;
        }
        else
        {
            join.Failed++;
        }

        if (join.IsBeginning)
        {
            return;
        }

        BeginBranches(parent, instruction);
        if (!EndedBecauseStopped(parent) && join.IsDecided && Conclude(parent, instruction))
        {
            Node.Run(parent);
        }
    }

    /// <summary>Begins as many of the branches that are left as may be under way.</summary>
    private void BeginBranches(Execution execution, Instruction instruction)
    {
        var plan = instruction.Fork!;
        var join = execution.Join;
        join.IsBeginning = true;
        while (!execution.IsStopped && !join.IsDecided && join.Begun < join.Total && join.Running < plan.AtMost)
        {
            var (branch, copy) = (join.Begun / join.Copies, join.Begun % join.Copies);
            var draw = copy == 0 ? execution.Draw : execution.Draw.With(Purposes.LoopTurn).With(copy);
            Node.Strands.Begin(execution, StrandRole.Branch, join.Begun, plan.Starts[branch], draw);
        }

        join.IsBeginning = false;
    }

    /// <summary>Whether the execution was stopped while it began branches: then it ends here.</summary>
    private bool EndedBecauseStopped(Execution execution)
    {
        if (!execution.IsStopped)
        {
            return false;
        }

        Node.Strands.StopAll(execution);
        Node.End(execution);
        return true;
    }

    /// <summary>Goes on, or fails.</summary>
    /// <returns>Whether the execution goes on.</returns>
    private bool Conclude(Execution execution, Instruction instruction)
    {
        execution.Wake();
        var hasSucceeded = execution.Join.Succeeded >= execution.Join.Needed;
        if (instruction.Fork!.LetsLosersRun)
        {
            Node.Strands.LeaveAll(execution);
        }
        else
        {
            Node.Strands.StopAll(execution);
        }

        if (!hasSucceeded)
        {
            Node.Fail(execution, RequestOutcome.Failed);
            return false;
        }

        execution.Counter = instruction.Jump;
        return true;
    }
}
