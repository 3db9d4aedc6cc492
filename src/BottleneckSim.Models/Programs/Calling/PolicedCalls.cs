using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Programs.Strands;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Programs.Calling;

/// <summary>Carries out calls that have a policy: each attempt is a strand that does the plain call.</summary>
/// <remarks>
/// <code>
/// call ─► breaker ─► attempt 0 ──────────► answer: the others are given up, the program goes on
///                        │ slow ─► attempt 1 (copy)
///                        └ failed, none under way ─► attempts left? budget? ─► back-off ─► attempt 2 …
/// </code>
/// </remarks>
internal sealed class PolicedCalls
{
    private readonly ProgramNode _node;
    private readonly CallHandler _calls;
    private readonly CallGuards _guards;
    private readonly int _retryTimer;
    private readonly int _copyTimer;

    public PolicedCalls(ProgramNode node, CallHandler calls, CallGuards guards)
    {
        _node = node;
        _calls = calls;
        _guards = guards;
        _retryTimer = node.Timers.Add(Retry);
        _copyTimer = node.Timers.Add(Copy);
    }

    public void Sample(Instant now) => _guards.Sample(now);

    /// <summary>Makes the first attempt.</summary>
    /// <returns>Whether the program goes on at once, because the call was refused and that does not matter.</returns>
    public bool Begin(Execution execution, Instruction instruction)
    {
        var policy = instruction.Policy!;
        var ticket = ExecutionTable.BeginWait(execution, Wait.Strands);
        var join = execution.Join;
        join.Reset(policy.Retry?.Attempts ?? 1, 1);
        join.Guard = _guards.For(instruction.Tier, policy);
        if (!join.Guard.TryCall(_node.Now))
        {
            return _calls.Settle(execution, instruction, RequestOutcome.Refused, 0);
        }

        if (policy.Hedge is { } hedge)
        {
            _node.SetTimer(_node.Now + hedge.After, _copyTimer, ticket);
        }
        else if (policy.Tie is { } tie && _node.System.Tiers[instruction.Tier].Instances.Length > 1)
        {
            _node.SetTimer(_node.Now + tie.After, _copyTimer, ticket);
        }

        join.IsBeginning = true;
        BeginAttempt(execution);
        join.IsBeginning = false;
        if (execution.IsStopped)
        {
            _node.Strands.StopAll(execution);
            _node.End(execution);
            return false;
        }

        return join.Early is { } result && Judge(execution, instruction, result) is { } conclusion && _calls.Settle(execution, instruction, conclusion, result.Value);
    }

    /// <summary>An attempt has ended, and its call still waits.</summary>
    public void OnAttemptEnded(Execution execution, Instruction instruction, StrandResult result)
    {
        if (execution.Join.IsBeginning)
        {
            execution.Join.Early = result;
        }
        else if (Judge(execution, instruction, result) is { } conclusion)
        {
            _calls.Conclude(execution, instruction, conclusion, result.Value);
        }
    }

    /// <summary>What an attempt's end makes of its call: how that ended, or null if it goes on.</summary>
    private RequestOutcome? Judge(Execution execution, Instruction instruction, StrandResult result)
    {
        var join = execution.Join;
        if (result.Outcome == RequestOutcome.Succeeded)
        {
            _node.Strands.StopAll(execution);
            return RequestOutcome.Succeeded;
        }

        if (join.Running > 0)
        {
            return null; // Another attempt may still succeed.
        }

        var retry = instruction.Policy!.Retry;
        if (retry is null || join.Retries + 1 >= retry.Attempts || !join.Guard!.MayRetry())
        {
            return result.Outcome == RequestOutcome.Refused ? RequestOutcome.Refused : RequestOutcome.Failed;
        }

        join.Retries++;
        var draw = execution.DrawOf(instruction).With(Purposes.BackOff).With(join.Retries);
        join.BackOff = retry.BackOff.Before(join.Retries, join.BackOff, draw);
        _node.SetTimer(_node.Now + join.BackOff, _retryTimer, ExecutionTable.TicketOf(execution));
        return null;
    }

    /// <summary>A server has begun a tied call: its twin need not be sent.</summary>
    public void OnBegan(Execution attempt)
    {
        if (attempt.Parent is { } execution)
        {
            execution.Join.IsServed = true;
        }
    }

    private void BeginAttempt(Execution execution) =>
        _node.Strands.Begin(execution, StrandRole.Attempt, Math.Min(execution.Join.Begun, CallTerms.MaximumAttempt), execution.Counter, execution.Draw);

    private void Retry(long ticket)
    {
        if (_node.Executions.Find(ticket) is not { } execution)
        {
            return;
        }

        if (execution.Join.Guard!.TryRetry(_node.Now))
        {
            BeginAttempt(execution);
        }
        else
        {
            _calls.Conclude(execution, execution.Instruction, RequestOutcome.Refused, 0);
        }
    }

    private void Copy(long ticket)
    {
        if (_node.Executions.Find(ticket) is not { } execution || execution.Join.Running == 0 || execution.Join.IsServed)
        {
            return; // Answered, backing off, or being served.
        }

        var policy = execution.Instruction.Policy!;
        if (!execution.Join.Guard!.TryCopy(_node.Now))
        {
            return;
        }

        execution.Join.Copies++;
        if (policy.Hedge is { } hedge && execution.Join.Copies < hedge.AtMost)
        {
            _node.SetTimer(_node.Now + hedge.After, _copyTimer, ticket);
        }

        BeginAttempt(execution);
    }
}
