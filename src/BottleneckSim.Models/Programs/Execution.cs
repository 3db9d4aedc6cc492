using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Programs.Locking;
using BottleneckSim.Models.Programs.Strands;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Programs;

/// <summary>One request in progress at a node: which program, how far, and what it holds. Pooled.</summary>
/// <remarks>There may be a million: what few of them need is kept apart, in loops, locks and <see cref="StrandPart"/>, from the first time it is needed.</remarks>
internal sealed class Execution(int slot)
{
    private LoopFrame[]? _loops;
    private Stack<HeldLock>? _locks;
    private OpenTransaction? _transaction;
    private StrandPart? _part;
    private byte _outcome;
    private byte _depth;

    /// <summary>Its place in the node's table.</summary>
    public int Slot { get; } = slot;

    /// <summary>Grows with every wait, so that late answers are known as late.</summary>
    public int Generation { get; set; }

    public bool IsActive { get; set; }

    public RequestProgram Program { get; set; } = null!;

    /// <summary>The next instruction.</summary>
    public int Counter { get; set; }

    /// <summary>The instruction that it does or is to do next.</summary>
    public Instruction Instruction => Program.Instructions[Counter];

    /// <summary>The call being served; the answer goes to its sender.</summary>
    public Message Request { get; set; }

    /// <summary>The root of the request's draws, inside loops with the turn mixed in.</summary>
    public DrawKey Draw { get; set; }

    public Instant Arrived { get; set; }

    public Instant Started { get; set; }

    public RequestOutcome Outcome
    {
        get => (RequestOutcome)_outcome;
        set => _outcome = (byte)value;
    }

    /// <summary>When the answer becomes useless.</summary>
    public Instant Deadline { get; set; }

    /// <summary>What it waits for now; <see cref="Wait.None"/> while its instructions are being done.</summary>
    public Wait Wait { get; set; }

    /// <summary>Whether nobody needs it any more: it ends before its next instruction.</summary>
    public bool IsStopped { get; set; }

    /// <summary>The worker slot it holds, if <see cref="HasWorker"/>.</summary>
    public SlotHold Worker { get; set; }

    public bool HasWorker { get; set; }

    /// <summary>The pooled connection it holds, if <see cref="HasConnection"/>.</summary>
    public SlotHold Connection { get; set; }

    public bool HasConnection { get; set; }

    /// <summary>How many loops it is in.</summary>
    public int LoopDepth
    {
        get => _depth;
        set => _depth = (byte)value;
    }

    /// <summary>Whether it holds any lock.</summary>
    public bool HoldsLocks => _locks is { Count: > 0 };

    /// <summary>The locks it holds, the last taken on top.</summary>
    public Stack<HeldLock> Locks => _locks ??= new Stack<HeldLock>();

    /// <summary>Whether it has a transaction open.</summary>
    public bool HasTransaction => _transaction is { IsOpen: true };

    /// <summary>Whether it has ever had a transaction, so that there is a place where one is kept.</summary>
    public bool KeepsTransaction => _transaction is not null;

    /// <summary>Its transaction.</summary>
    public OpenTransaction Transaction => _transaction ??= new OpenTransaction();

    /// <summary>The process that an interpreter's lock ties it to; −1 while there is none.</summary>
    public int Process { get; set; }

    /// <summary>Whether the process is that of the execution whose strand it is.</summary>
    public bool IsProcessInherited { get; private set; }

    /// <summary>The event loop that it is bound to; −1 while there is none.</summary>
    public int Loop { get; set; }

    /// <summary>Whether the loop is that of the execution whose strand it is.</summary>
    public bool IsLoopInherited { get; private set; }

    /// <summary>The thread beside the event loop that it holds, if <see cref="HasThread"/>.</summary>
    public SlotHold Thread
    {
        get => _part?.Thread ?? default;
        set => Part.Thread = value;
    }

    public bool HasThread { get; set; }

    /// <summary>Memory that it holds until it ends.</summary>
    public long HeldBytes { get; set; }

    /// <summary>The life of the process in which it took that memory.</summary>
    public int HeldIn { get; set; }

    /// <summary>Whether its process was killed: it fails.</summary>
    public bool IsKilled { get; set; }

    /// <summary>When the pooled connection that it holds was opened.</summary>
    public Instant ConnectionOpened { get; set; }

    /// <summary>Round trips that are still missing until its connection is set up.</summary>
    public int RoundTripsLeft { get; set; }

    public Instant CallStarted { get; set; }

    /// <summary>What the answer to its call carried, for an attempt.</summary>
    public long Value
    {
        get => _part?.Value ?? 0;
        set => Part.Value = value;
    }

    /// <summary>What it is for.</summary>
    public StrandRole Role { get; private set; }

    /// <summary>Its number among its parent's strands.</summary>
    public int Number
    {
        get => _part?.Number ?? 0;
        private set => Part.Number = value;
    }

    /// <summary>The execution whose strand it is; null if it is none, or nobody waits for it.</summary>
    public Execution? Parent
    {
        get => _part?.Parent;
        set => SetPart(value, static (part, given) => part.Parent = given);
    }

    /// <summary>The strand of the same parent that was begun next.</summary>
    public Execution? PreviousSibling
    {
        get => _part?.PreviousSibling;
        set => SetPart(value, static (part, given) => part.PreviousSibling = given);
    }

    /// <summary>The strand of the same parent that was begun before.</summary>
    public Execution? NextSibling
    {
        get => _part?.NextSibling;
        set => SetPart(value, static (part, given) => part.NextSibling = given);
    }

    /// <summary>Whose books an attempt is in, until it ends or is given up.</summary>
    public CallGuard? Guard
    {
        get => _part?.Guard;
        set => SetPart(value, static (part, given) => part.Guard = given);
    }

    /// <summary>The breaker's epoch in which an attempt began.</summary>
    public int GuardEpoch
    {
        get => _part?.GuardEpoch ?? 0;
        set => Part.GuardEpoch = value;
    }

    /// <summary>Whether it is a strand of another's or has strands of its own.</summary>
    public bool IsLinked => _part is { } part && (part.Parent is not null || part.Join?.Youngest is not null);

    /// <summary>What it keeps while it waits for strands; null if it never has.</summary>
    public Join? JoinOrNull => _part?.Join;

    /// <summary>What it keeps while it waits for strands.</summary>
    public Join Join => Part.Join ??= new Join();

    /// <summary>Begins a program for a call.</summary>
    public void Begin(RequestProgram program, in Message call, Instant now)
    {
        Program = program;
        Counter = 0;
        Request = call;
        Draw = call.Draw;
        Arrived = now;
        Outcome = RequestOutcome.Succeeded;
        Process = -1;
        IsProcessInherited = false;
        Loop = -1;
        IsLoopInherited = false;
        HeldBytes = 0;
        IsKilled = false;
        Deadline = call.Kind == MessageKind.Call ? new CallTerms(call.Value).Deadline : Instant.MaxValue;
        Role = StrandRole.Request;
        IsStopped = false;
        HasWorker = false;
        _depth = 0;
    }

    /// <summary>Begins a part of another execution's program.</summary>
    public void BeginStrand(Execution parent, StrandRole role, int number, int counter, DrawKey draw)
    {
        Program = parent.Program;
        Counter = counter;
        Request = parent.Request;
        Draw = draw;
        (Arrived, Started, Deadline) = (parent.Arrived, parent.Started, parent.Deadline);
        Outcome = RequestOutcome.Succeeded;
        Value = 0;
        Process = parent.Process;
        IsProcessInherited = parent.Process >= 0;
        HeldBytes = 0;
        IsKilled = false;
        Loop = parent.Loop;
        IsLoopInherited = parent.Loop >= 0;
        (Role, Number, Parent) = (role, number, parent);
        IsStopped = false;
        HasWorker = false;
        _depth = 0;
    }

    /// <summary>Begins work of the node's own.</summary>
    public void BeginBackground(RequestProgram program, in Message root, Instant now)
    {
        Begin(program, root, now);
        Value = 0;
        (Role, Number, Parent, Started) = (StrandRole.Background, 0, null, now);
    }

    /// <summary>What it waited for has come.</summary>
    public void Wake() => Wait = Wait.None;

    /// <summary>The root of the draws of an instruction.</summary>
    public DrawKey DrawOf(Instruction instruction) => Draw.With(Request.Salt ^ instruction.Path);

    /// <summary>How long an instruction takes here, drawn for the request or for this execution of it.</summary>
    public Duration DemandOf(Instruction instruction)
    {
        var demand = instruction.Demand!;
        var draw = DrawOf(instruction);
        if (demand.Scope == DrawScope.PerExecution)
        {
            draw = draw.With(Purposes.Attempt).With(Request.Ticket);
        }

        var stream = draw.Stream();
        return demand.Nanoseconds.SampleDuration(ref stream);
    }

    /// <summary>Begins a loop. Its first turn draws as the steps would outside it, so that hoisting them out changes nothing but the turns.</summary>
    public void BeginLoop(int turns)
    {
        _loops ??= new LoopFrame[RequestProgram.MaximumLoopDepth];
        _loops[_depth++] = new LoopFrame(Draw, 0, turns);
    }

    /// <summary>Ends a turn; true if there is another.</summary>
    public bool NextTurn()
    {
        ref var loop = ref _loops![_depth - 1];
        loop = loop with { Turn = loop.Turn + 1 };
        if (loop.Turn < loop.Turns)
        {
            Draw = loop.Outer.With(Purposes.LoopTurn).With(loop.Turn);
            return true;
        }

        Draw = loop.Outer;
        _depth--;
        return false;
    }

    private StrandPart Part => _part ??= new StrandPart();

    /// <summary>Sets a part of the strand's state; nothing need be kept of what was never there.</summary>
    private void SetPart<T>(T? value, Action<StrandPart, T?> set)
        where T : class
    {
        if (value is not null || _part is not null)
        {
            set(Part, value);
        }
    }

    private readonly record struct LoopFrame(DrawKey Outer, int Turn, int Turns);
}

/// <summary>What an execution waits for.</summary>
internal enum Wait : byte
{
    None,
    Worker,
    Cpu,
    Sleep,
    Connection,
    Answer,
    Strands,
    Lock,
    Disk,

    /// <summary>For pages that are swapped out.</summary>
    Memory,

    /// <summary>For a round trip by which its connection is set up.</summary>
    SetUp,

    /// <summary>For the time at which it does its transaction again.</summary>
    BackOff,

    /// <summary>For nothing: what it waited for came while it was about to be stopped.</summary>
    Withdrawn,
}
