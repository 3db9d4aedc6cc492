using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Programs;

/// <summary>One request in progress at a node: which program, how far, and what it holds. Pooled.</summary>
internal sealed class Execution(int slot)
{
    private readonly LoopFrame[] _loops = new LoopFrame[RequestProgram.MaximumLoopDepth];
    private int _depth;

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

    public RequestOutcome Outcome { get; set; }

    /// <summary>What it waits for now.</summary>
    public Wait Wait { get; set; }

    /// <summary>The worker slot it holds.</summary>
    public SlotHold Worker { get; set; }

    /// <summary>The pooled connection it holds, if <see cref="HasConnection"/>.</summary>
    public SlotHold Connection { get; set; }

    public bool HasConnection { get; set; }

    /// <summary>The process that an interpreter's lock ties it to; −1 while there is none.</summary>
    public int Process { get; set; }

    public Instant CallStarted { get; set; }

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
        _depth = 0;
    }

    /// <summary>How long an instruction takes here, drawn for the request or for this execution of it.</summary>
    public Duration DemandOf(Instruction instruction)
    {
        var demand = instruction.Demand!;
        var draw = Draw.With(Request.Salt ^ instruction.Path);
        if (demand.Scope == DrawScope.PerExecution)
        {
            draw = draw.With(Purposes.Attempt).With(Request.Ticket);
        }

        var stream = draw.Stream();
        return demand.Nanoseconds.SampleDuration(ref stream);
    }

    /// <summary>Begins a loop. Its first turn draws as the steps would outside it, so that hoisting them out changes nothing but the turns.</summary>
    public void BeginLoop()
    {
        _loops[_depth++] = new LoopFrame(Draw, 0);
    }

    /// <summary>Ends a turn; true if there is another.</summary>
    public bool NextTurn(int count)
    {
        ref var loop = ref _loops[_depth - 1];
        loop = loop with { Turn = loop.Turn + 1 };
        if (loop.Turn < count)
        {
            Draw = loop.Outer.With(Purposes.LoopTurn).With(loop.Turn);
            return true;
        }

        Draw = loop.Outer;
        _depth--;
        return false;
    }

    private readonly record struct LoopFrame(DrawKey Outer, int Turn);
}

/// <summary>What an execution waits for.</summary>
internal enum Wait
{
    None,
    Worker,
    Cpu,
    Sleep,
    Connection,
    Answer,
}
