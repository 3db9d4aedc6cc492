using BottleneckSim.Models.Programs.Instructions;
using BottleneckSim.Models.Resources.Locks;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Programs.Locking;

/// <summary><c>lock</c>: takes a lock of the node and gives it back.</summary>
internal sealed class LockHandler(ProgramNode node) : InstructionHandler(node), ISlotClient
{
    private readonly Dictionary<string, KeyedLock> _locks = new(StringComparer.Ordinal);

    public override void AddResources()
    {
        foreach (var program in Node.Self.Tier.Programs.Add(Node.Self.Tier.Maintenance))
        {
            foreach (var instruction in program?.Instructions ?? [])
            {
                if (instruction.Opcode == Opcode.Acquire && !_locks.ContainsKey(instruction.Name!))
                {
                    Add(instruction.Name!, instruction.Keys?.Options.Count ?? 1);
                }
            }
        }
    }

    public override void Configure(ProgramTierOptions options)
    {
        foreach (var each in _locks.Values)
        {
            each.Open();
        }
    }

    public override bool Begin(Execution execution, Instruction instruction)
    {
        if (instruction.Opcode == Opcode.Release)
        {
            execution.Counter++;
            ReleaseLast(execution);
            return true;
        }

        var (wanted, key) = Wanted(execution, instruction);
        var ticket = ExecutionTable.BeginWait(execution, Wait.Lock);
        if (!wanted.Request(ticket, key, out var hold))
        {
            Node.Timeouts.Set(instruction.Timeout, ticket);
            return false;
        }

        Take(execution, new HeldLock(wanted, key, hold));
        return true;
    }

    public void OnSlotGranted(int resource, long ticket, SlotHold hold)
    {
        var execution = Node.Executions.Get(ticket);
        var (wanted, key) = Wanted(execution, execution.Instruction);
        if (execution.IsStopped)
        {
            execution.Wait = Wait.Withdrawn;
            wanted.Release(key, hold);
            return;
        }

        Take(execution, new HeldLock(wanted, key, hold));
        Node.Run(execution);
    }

    public override void OnTimeout(Execution execution, Instruction instruction)
    {
        Withdraw(execution, instruction);
        execution.Wake();
        Node.Fail(execution, RequestOutcome.TimedOut);
    }

    public override bool Withdraw(Execution execution, Instruction instruction)
    {
        var (wanted, key) = Wanted(execution, instruction);
        wanted.GiveUp(ExecutionTable.TicketOf(execution), key);
        return true;
    }

    /// <summary>An execution ends: what it holds it gives back, the last taken first.</summary>
    public static void ReleaseAll(Execution execution)
    {
        while (execution.HoldsLocks)
        {
            ReleaseLast(execution);
        }
    }

    /// <summary>Gives back the lock that an execution took last.</summary>
    public static void ReleaseLast(Execution execution)
    {
        var held = execution.Locks.Pop();
        held.Lock.Release(held.Key, held.Hold);
    }

    private static void Take(Execution execution, HeldLock held)
    {
        execution.Wake();
        execution.Locks.Push(held);
        execution.Counter++;
    }

    private (KeyedLock Lock, long Key) Wanted(Execution execution, Instruction instruction) =>
        (_locks[instruction.Name!], instruction.Keys?.KeyOf(execution.Draw) ?? 0);

    private void Add(string name, long keys)
    {
        var added = new KeyedLock(Node, this, Node.Resources.Next, keys);
        Node.Resources.Add(() => new ResourceDescription($"lock {name}", ResourceKind.Lock), added.Sample);
        _locks.Add(name, added);
    }
}
