using BottleneckSim.Models.Programs.Strands;

namespace BottleneckSim.Models.Programs;

/// <summary>The executions of a node, pooled; a ticket names one wait of one execution.</summary>
/// <remarks>Bounded by <see cref="MaximumExecutions"/>; more is a defect of the model's own bounds and stops the run.</remarks>
internal sealed class ExecutionTable(string nodeName)
{
    public const int MaximumExecutions = 1 << SlotBits;

    private const int SlotBits = 24;

    private readonly List<Execution> _all = [];
    private readonly Stack<int> _free = new();

    /// <summary>Executions in progress, strands included.</summary>
    public int ActiveCount => _all.Count - _free.Count;

    public Execution this[int slot] => _all[slot];

    public Execution Rent()
    {
        if (_free.TryPop(out var slot))
        {
            _all[slot].IsActive = true;
            return _all[slot];
        }

        if (_all.Count == MaximumExecutions)
        {
            throw Full();
        }

        var execution = new Execution(_all.Count) { IsActive = true };
        _all.Add(execution);
        return execution;
    }

    /// <summary>Takes back an execution that has ended.</summary>
    /// <exception cref="InvalidOperationException">It has ended before, or others still refer to it: the next request would get it with what is another's.</exception>
    public void Return(Execution execution)
    {
        if (!execution.IsActive || execution.IsLinked)
        {
            throw Stop(execution.IsActive ? "ended an execution that a strand or a parent still refers to" : "ended an execution a second time");
        }

        execution.IsActive = false;
        execution.Wait = Wait.None;
        execution.Generation++;
        _free.Push(execution.Slot);
    }

    /// <summary>Begins a wait; the ticket is good until the next one begins.</summary>
    public static long BeginWait(Execution execution, Wait wait)
    {
        execution.Wait = wait;
        execution.Generation++;
        return TicketOf(execution);
    }

    /// <summary>The ticket of the wait that is on.</summary>
    public static long TicketOf(Execution execution) => ((long)execution.Generation << SlotBits) | (uint)execution.Slot;

    /// <summary>The execution that the ticket's wait belongs to, which must be on.</summary>
    /// <exception cref="InvalidOperationException">The wait is over.</exception>
    public Execution Get(long ticket) => Find(ticket)
        ?? throw Stop("was told of a wait that nobody is in");

    /// <summary>The execution that the ticket's wait belongs to; null if that wait is over.</summary>
    public Execution? Find(long ticket)
    {
        var slot = (int)(ticket & (MaximumExecutions - 1));
        if (slot >= _all.Count)
        {
            return null;
        }

        var execution = _all[slot];
        return execution.IsActive && execution.Generation == (int)(ticket >> SlotBits) ? execution : null;
    }

    /// <summary>Those that have a transaction open.</summary>
    public IEnumerable<Execution> WithTransaction => _all.Where(execution => execution.IsActive && execution.HasTransaction);

    public IEnumerable<Execution> Requests => _all.Where(execution => execution.IsActive && execution.Role == StrandRole.Request);

    private InvalidOperationException Full() => Stop($"has {MaximumExecutions} requests in progress; more cannot be");

    private InvalidOperationException Stop(string mistake) => new($"Node '{nodeName}' {mistake}. The run cannot go on.");
}
