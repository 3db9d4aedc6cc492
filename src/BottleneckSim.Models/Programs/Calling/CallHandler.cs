using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Programs.Instructions;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Programs.Calling;

/// <summary><c>call</c>, <c>query</c>, <c>enqueue</c> and <c>cache</c>: asks another tier and waits for its answer.</summary>
/// <remarks>
/// <code>
/// execution ──► [pool: waits for a connection] ──► call ──► answer ──► next instruction
///                    │ refused, time-out             │ time-out, failure
///                    └───────────────────────────────┴──► the request fails; a cache that fails is a miss
/// </code>
/// Work that its caller has abandoned goes on.
/// </remarks>
internal sealed class CallHandler : InstructionHandler, ISlotClient
{
    private readonly PoolSet _pools;
    private readonly bool _tellsCalls;

    public CallHandler(ProgramNode node)
        : base(node)
    {
        _pools = new PoolSet(node, this);
        _tellsCalls = node.Sink.Wants(ObservationInterests.Calls);
    }

    public override void AddResources() => _pools.AddResources();

    public override void Configure(ProgramTierOptions options) => _pools.Configure(options);

    public override bool Begin(Execution execution, Instruction instruction)
    {
        if (instruction.Pool >= 0)
        {
            Connect(execution, instruction);
        }
        else
        {
            Send(execution, instruction);
        }

        return false;
    }

    public void OnSlotGranted(int resource, long ticket, SlotHold hold) => Connected(Node.Executions.Get(ticket), hold);

    public override void OnAnswer(Execution execution, Instruction instruction, in Message answer)
    {
        var outcome = (RequestOutcome)answer.Operation;
        TellCall(execution, instruction, outcome, answer.Value);
        ReturnConnection(execution, instruction);
        if (instruction.Opcode == Opcode.CacheGet && outcome == RequestOutcome.Succeeded && answer.Value > 0)
        {
            execution.Counter = instruction.Jump;
        }
        else if (outcome == RequestOutcome.Succeeded || instruction.ToleratesFailure)
        {
            execution.Counter++;
        }
        else
        {
            Node.Fail(execution, RequestOutcome.Failed);
            return;
        }

        Node.Run(execution);
    }

    public override void OnTimeout(Execution execution, Instruction instruction)
    {
        if (execution.Wait == Wait.Connection)
        {
            _pools[instruction.Pool].GiveUp(ExecutionTable.TicketOf(execution));
            Node.Fail(execution, RequestOutcome.TimedOut);
            return;
        }

        TellCall(execution, instruction, RequestOutcome.TimedOut, 0);
        ReturnConnection(execution, instruction);
        if (instruction.ToleratesFailure)
        {
            execution.Counter++;
            Node.Run(execution);
        }
        else
        {
            Node.Fail(execution, RequestOutcome.TimedOut);
        }
    }

    private void Connect(Execution execution, Instruction instruction)
    {
        var ticket = ExecutionTable.BeginWait(execution, Wait.Connection);
        var pool = _pools[instruction.Pool];
        switch (pool.Request(ticket, out var hold))
        {
            case SlotRequest.Granted:
                Connected(execution, hold);
                break;
            case SlotRequest.Waiting:
                Node.Timeouts.Set(pool.Timeout, ticket);
                break;
            default:
                Node.Fail(execution, RequestOutcome.Refused);
                break;
        }
    }

    private void Connected(Execution execution, SlotHold hold)
    {
        execution.Connection = hold;
        execution.HasConnection = true;
        Send(execution, execution.Instruction);
    }

    private void Send(Execution execution, Instruction instruction)
    {
        var ticket = ExecutionTable.BeginWait(execution, Wait.Answer);
        execution.CallStarted = Node.Now;
        var salt = instruction.Keys is { } keys
            ? keys.Hash ^ (ulong)keys.KeyOf(execution.Draw)
            : execution.Request.Salt ^ instruction.Path;
        Node.Call(instruction.Tier, instruction.Operation, ticket, execution.Draw, salt, 0, execution.Request.User);
        Node.Timeouts.Set(instruction.Timeout, ticket);
    }

    private void ReturnConnection(Execution execution, Instruction instruction)
    {
        if (execution.HasConnection)
        {
            execution.HasConnection = false;
            _pools[instruction.Pool].Release(execution.Connection);
        }
    }

    private void TellCall(Execution execution, Instruction instruction, RequestOutcome outcome, long value)
    {
        if (_tellsCalls)
        {
            var target = Node.System.Tiers[instruction.Tier].EntryNode;
            Node.Sink.Observe(new CallFinished(Node.Now, Node.Self.Index, target, instruction.Operation, execution.CallStarted, outcome, value));
        }
    }
}
