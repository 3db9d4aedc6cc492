using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching.Commands;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Programs.Instructions;
using BottleneckSim.Models.Programs.Strands;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Resources.Connections;
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
/// Work that its caller has abandoned goes on, unless a policy says that the server is told. Calls with a policy: see <see cref="PolicedCalls"/>.
/// </remarks>
internal sealed class CallHandler : InstructionHandler, ISlotClient
{
    private readonly PoolSet _pools;
    private readonly PolicedCalls _policed;
    private readonly int _deadlineTimer;
    private readonly bool _tellsCalls;

    public CallHandler(ProgramNode node)
        : base(node)
    {
        _pools = new PoolSet(node, this);
        var guards = new CallGuards(node);
        _policed = new PolicedCalls(node, this, guards);
        Transactions = new OpenTransactions(node, _pools, guards);
        _deadlineTimer = node.Timers.Add(OnDeadline);
        _tellsCalls = node.Sink.Wants(ObservationInterests.Calls);
    }

    /// <summary>The transactions that are open.</summary>
    public OpenTransactions Transactions { get; }

    public override void AddResources() => _pools.AddResources();

    public override void Configure(ProgramTierOptions options) => _pools.Configure(options);

    public override void Sample(Instant now) => _policed.Sample(now);

    public override bool Begin(Execution execution, Instruction instruction)
    {
        if (execution.Role != StrandRole.Attempt)
        {
            if (Node.Now >= execution.Deadline)
            {
                return Settle(execution, instruction, RequestOutcome.TimedOut, 0);
            }

            if (instruction.Policy is not null && instruction.Opcode != Opcode.BeginTransaction)
            {
                return _policed.Begin(execution, instruction);
            }
        }

        if (instruction.Opcode == Opcode.Commit && !OpenTransactions.IsBegun(execution))
        {
            Transactions.Close(execution);
            execution.Counter++;
            return true; // Nothing was asked of the database.
        }

        return instruction.Pool >= 0 && !instruction.IsInTransaction ? Connect(execution, instruction) : Send(execution, instruction);
    }

    public void OnSlotGranted(int resource, long ticket, SlotHold hold)
    {
        var execution = Node.Executions.Get(ticket);
        if (execution.IsStopped)
        {
            execution.Wait = Wait.Withdrawn;
            _pools[execution.Instruction.Pool].Release(hold, Node.Now, isBroken: true);
        }
        else
        {
            GoOnIf(Connected(execution, hold), execution);
        }
    }

    public override void OnAnswer(Execution execution, Instruction instruction, in Message answer)
    {
        var outcome = (RequestOutcome)answer.Operation;
        if (execution.Wait == Wait.SetUp)
        {
            OnRoundTrip(execution, instruction, outcome);
            return;
        }

        execution.Wake();
        var value = answer.Value;
        TellCall(execution, instruction, outcome, value);
        if (instruction.IsInTransaction)
        {
            OpenTransactions.NoteFailure(execution, outcome);
        }

        if (instruction.Opcode == Opcode.Commit && outcome == RequestOutcome.Succeeded)
        {
            Transactions.Close(execution);
        }

        ReturnConnection(execution, instruction);
        Finish(execution, instruction, outcome, value, outcome == RequestOutcome.Succeeded ? RequestOutcome.Succeeded : RequestOutcome.Failed);
    }

    public override void OnTimeout(Execution execution, Instruction instruction)
    {
        if (execution.Wait == Wait.Connection)
        {
            _pools[instruction.Pool].GiveUp(ExecutionTable.TicketOf(execution));
        }
        else if (execution.Wait == Wait.Answer)
        {
            TellCall(execution, instruction, RequestOutcome.TimedOut, 0);
            GiveUpAnswer(execution, instruction);
        }

        execution.Wake();
        ReturnConnection(execution, instruction, isBroken: true);
        Finish(execution, instruction, RequestOutcome.TimedOut, 0, RequestOutcome.TimedOut);
    }

    public override void OnStrandEnded(Execution parent, Instruction instruction, StrandResult result) =>
        _policed.OnAttemptEnded(parent, instruction, result);

    public override bool Withdraw(Execution execution, Instruction instruction)
    {
        if (execution.Wait == Wait.Connection)
        {
            _pools[instruction.Pool].GiveUp(ExecutionTable.TicketOf(execution));
        }
        else if (execution.Wait == Wait.Answer)
        {
            TellCall(execution, instruction, RequestOutcome.Cancelled, 0);
            GiveUpAnswer(execution, instruction);
            ReturnConnection(execution, instruction, isBroken: true);
        }
        else if (execution.Wait == Wait.SetUp)
        {
            ReturnConnection(execution, instruction, isBroken: true);
        }

        return true;
    }

    /// <summary>An execution ends: a transaction that is still open is rolled back.</summary>
    public void RollBack(Execution execution) => Transactions.RollBack(execution);

    /// <summary>The node goes: the database sees the connections of all transactions reset.</summary>
    public void RollBackAll()
    {
        foreach (var execution in Node.Executions.WithTransaction)
        {
            Transactions.TellRollBack(execution);
        }
    }

    /// <summary>The server of a tied attempt has begun.</summary>
    public void OnBegan(Execution attempt) => _policed.OnBegan(attempt);

    /// <summary>A call is over, all its attempts included: the program goes on or fails.</summary>
    public void Conclude(Execution execution, Instruction instruction, RequestOutcome outcome, long value)
    {
        if (Settle(execution, instruction, outcome, value))
        {
            Node.Run(execution);
        }
    }

    /// <summary>A call is over: finds where the program goes on, or ends it.</summary>
    /// <returns>Whether it goes on.</returns>
    public bool Settle(Execution execution, Instruction instruction, RequestOutcome outcome, long value)
    {
        execution.Wake();
        if (instruction.ToleratesFailure)
        {
            execution.Counter = CacheAnswers.Next(instruction, execution.Counter, outcome, value);
        }
        else if (outcome == RequestOutcome.Succeeded)
        {
            execution.Counter++;
        }
        else
        {
            Node.Fail(execution, outcome);
            return false;
        }

        return true;
    }

    /// <summary>An attempt, or a call without a policy, is over.</summary>
    /// <param name="execution">Who made it.</param>
    /// <param name="instruction">The call.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="value">What the answer carried.</param>
    /// <param name="conclusion">What that makes of a program that cannot go on without the answer.</param>
    private void Finish(Execution execution, Instruction instruction, RequestOutcome outcome, long value, RequestOutcome conclusion)
    {
        if (execution.Role == StrandRole.Attempt)
        {
            (execution.Outcome, execution.Value) = (outcome, value);
            Node.End(execution);
        }
        else
        {
            Conclude(execution, instruction, conclusion, value);
        }
    }

    private bool Connect(Execution execution, Instruction instruction)
    {
        var ticket = ExecutionTable.BeginWait(execution, Wait.Connection);
        var pool = _pools[instruction.Pool];
        switch (pool.Request(ticket, out var hold))
        {
            case SlotRequest.Granted:
                return Connected(execution, hold);
            case SlotRequest.Waiting:
                Node.Timeouts.Set(pool.Timeout, ticket);
                break;
            default:
                execution.Wake();
                Finish(execution, instruction, RequestOutcome.Refused, 0, RequestOutcome.Refused);
                break;
        }

        return false;
    }

    private bool Connected(Execution execution, SlotHold hold)
    {
        execution.Connection = hold;
        execution.HasConnection = true;
        var instruction = execution.Instruction;
        var pool = _pools[instruction.Pool];
        var mustSetUp = pool.MustSetUp(out var opened);
        execution.ConnectionOpened = opened;
        if (mustSetUp)
        {
            execution.RoundTripsLeft = pool.SetUp!.RoundTrips;
            SendRoundTrip(execution, instruction, pool.SetUp);
            return false;
        }

        return Send(execution, instruction);
    }

    private void SendRoundTrip(Execution execution, Instruction instruction, ConnectionSetUp setUp)
    {
        var ticket = ExecutionTable.BeginWait(execution, Wait.SetUp);
        var salt = SaltOf(execution, instruction) ^ StableHash.Mix((ulong)execution.RoundTripsLeft);
        var work = execution.RoundTripsLeft == 1 ? setUp.ServerCpu.Nanoseconds : 0;
        Node.Call(instruction.Tier, Models.Nodes.Node.ConnectOperation, ticket, execution.Draw, salt, work, execution.Request.User);
        Node.Timeouts.Set(instruction.Timeout, ticket);
    }

    private void OnRoundTrip(Execution execution, Instruction instruction, RequestOutcome outcome)
    {
        execution.RoundTripsLeft--;
        if (outcome != RequestOutcome.Succeeded)
        {
            execution.Wake();
            ReturnConnection(execution, instruction, isBroken: true);
            Finish(execution, instruction, outcome, 0, RequestOutcome.Failed);
        }
        else if (execution.RoundTripsLeft > 0 && _pools[instruction.Pool].SetUp is { } setUp)
        {
            SendRoundTrip(execution, instruction, setUp);
        }
        else
        {
            GoOnIf(Send(execution, instruction), execution);
        }
    }

    private void GoOnIf(bool isDone, Execution execution)
    {
        if (isDone)
        {
            Node.Run(execution);
        }
    }

    /// <summary>The connection is there: sends the call.</summary>
    /// <returns>Whether there is nothing to wait for: a transaction begins with its first statement.</returns>
    private bool Send(Execution execution, Instruction instruction)
    {
        if (Node.Now >= execution.Deadline)
        {
            execution.Wake();
            ReturnConnection(execution, instruction);
            Finish(execution, instruction, RequestOutcome.TimedOut, 0, RequestOutcome.TimedOut);
            return false;
        }

        if (instruction.Opcode == Opcode.BeginTransaction)
        {
            Transactions.Open(execution, instruction);
            execution.Wake();
            execution.Counter++;
            return true;
        }

        var ticket = ExecutionTable.BeginWait(execution, Wait.Answer);
        execution.CallStarted = Node.Now;
        Node.Call(instruction.Tier, instruction.Operation, ticket, execution.Draw, SaltOf(execution, instruction), TermsOf(execution, instruction).Bits, execution.Request.User, instruction.IsInTransaction ? OpenTransactions.SessionOf(execution) : 0);
        Node.Timeouts.Set(instruction.Timeout, ticket);
        if (execution.Deadline < Node.Now + instruction.Timeout)
        {
            Node.SetTimer(execution.Deadline, _deadlineTimer, ticket);
        }

        return false;
    }

    private static ulong SaltOf(Execution execution, Instruction instruction) => instruction.Keys is { } keys
        ? keys.Hash ^ (ulong)keys.KeyOf(execution.Draw)
        : execution.Request.Salt ^ instruction.Path;

    private CallTerms TermsOf(Execution execution, Instruction instruction)
    {
        if (instruction.Policy is not { } policy)
        {
            return execution.Deadline == Instant.MaxValue ? default : CallTerms.Of(0, isTracked: false, isTied: false, execution.Deadline);
        }

        var deadline = policy.PropagatesDeadline ? Instant.Min(execution.Deadline, execution.CallStarted + instruction.Timeout) : execution.Deadline;
        var isTied = policy.Tie is not null
            && Node.System.Tiers[instruction.Tier].Instances.Length > 1
            && (execution.Number == 0 || execution.Parent is { Join: { Copies: > 0, Retries: 0 } });
        return CallTerms.Of(execution.Number, policy.IsTracked, isTied, deadline);
    }

    /// <summary>An answer is not waited for any more: tells the server, if the policy says so. A transaction is rolled back when its program ends.</summary>
    private void GiveUpAnswer(Execution execution, Instruction instruction)
    {
        if (instruction.IsInTransaction)
        {
            OpenTransactions.Break(execution);
        }
        else if (instruction.Policy is { CancelsAbandoned: true })
        {
            Node.Send(new Message(
                Node.System.Tiers[instruction.Tier].EntryNode,
                Node.Self.Index,
                MessageKind.Cancel,
                instruction.Operation,
                ExecutionTable.TicketOf(execution),
                execution.Draw,
                SaltOf(execution, instruction),
                CallTerms.Of(execution.Number, isTracked: true, isTied: false, Instant.MaxValue).Bits));
        }
    }

    private void OnDeadline(long ticket)
    {
        if (Node.Executions.Find(ticket) is { } execution)
        {
            OnTimeout(execution, execution.Instruction);
        }
    }

    private void ReturnConnection(Execution execution, Instruction instruction, bool isBroken = false)
    {
        if (execution.HasConnection)
        {
            execution.HasConnection = false;
            _pools[instruction.Pool].Release(execution.Connection, execution.ConnectionOpened, isBroken);
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
