using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Programs.Looping;
using BottleneckSim.Models.Programs.Parallel;
using BottleneckSim.Models.Resources.Disks;

namespace BottleneckSim.Models.Programs;

/// <summary>What an instruction does.</summary>
public enum Opcode
{
    /// <summary>The program is done.</summary>
    End,

    /// <summary>Take processor time.</summary>
    UseCpu,

    /// <summary>Wait for something outside.</summary>
    Sleep,

    /// <summary>Call an operation of a tier, through a pool if there is one, and wait for the answer.</summary>
    Call,

    /// <summary>Look a key up; on a hit go to <see cref="Instruction.Jump"/>.</summary>
    CacheGet,

    /// <summary>Store a key.</summary>
    CachePut,

    /// <summary>Say that an expired entry is still right; if so go to <see cref="Instruction.Jump"/>.</summary>
    CacheConfirm,

    /// <summary>Remove or replace a key that was written.</summary>
    CacheWrite,

    /// <summary>Note for the observer that a key was written; waits for nothing.</summary>
    CacheNote,

    /// <summary>Begin a loop, or go to <see cref="Instruction.Jump"/> if it runs no times.</summary>
    LoopBegin,

    /// <summary>Go back to <see cref="Instruction.Jump"/> until the loop has run <see cref="Instruction.Count"/> times.</summary>
    LoopEnd,

    /// <summary>Take memory until the request ends.</summary>
    Allocate,

    /// <summary>Begin branches and wait for enough of them, then go to <see cref="Instruction.Jump"/>.</summary>
    Fork,

    /// <summary>A branch is done.</summary>
    Join,

    /// <summary>Take a lock, or wait for it.</summary>
    Acquire,

    /// <summary>Give back the lock taken last.</summary>
    Release,

    /// <summary>Read from or write to the node's disk.</summary>
    Io,

    /// <summary>Take a connection for a transaction.</summary>
    BeginTransaction,

    /// <summary>Commit the transaction that is open.</summary>
    Commit,
}

/// <summary>One instruction of a compiled program.</summary>
/// <param name="Opcode">What it does.</param>
public sealed record Instruction(Opcode Opcode)
{
    /// <summary>Tells the steps of a program apart in draws; derives from names, so that other steps may come and go.</summary>
    public ulong Path { get; init; }

    /// <summary>How long it takes, where it takes time of its own.</summary>
    public DurationDemand? Demand { get; init; }

    /// <summary>The tier it calls.</summary>
    public int Tier { get; init; }

    /// <summary>What it asks of that tier.</summary>
    public int Operation { get; init; }

    /// <summary>The pool it goes through; −1 means none.</summary>
    public int Pool { get; init; } = -1;

    /// <summary>Whether it goes through the connection of the transaction that is open.</summary>
    public bool IsInTransaction { get; init; }

    /// <summary>How long it waits for the answer.</summary>
    public Duration Timeout { get; init; }

    /// <summary>What its caller does beyond waiting for one answer; null means nothing.</summary>
    public CallPolicy? Policy { get; init; }

    /// <summary>What a fork does.</summary>
    public ForkPlan? Fork { get; init; }

    /// <summary>The name of the lock it takes.</summary>
    public string? Name { get; init; }

    /// <summary>What it asks of the disk.</summary>
    public DiskOperation? Io { get; init; }

    /// <summary>How often it repeats, where that is not <see cref="Count"/> for every request.</summary>
    public TurnCount? Turns { get; init; }

    /// <summary>Whether a loop is left at the turn that finds what it looks for.</summary>
    public bool BreaksAtMatch { get; init; }

    /// <summary>What key it is about.</summary>
    public KeySampler? Keys { get; init; }

    /// <summary>Whether a failure or time-out of what it calls lets the program go on: a cache that fails is a miss, not an error.</summary>
    public bool ToleratesFailure => Opcode is Opcode.CacheGet or Opcode.CachePut or Opcode.CacheConfirm or Opcode.CacheWrite;

    /// <summary>Where it goes on in some cases.</summary>
    public int Jump { get; init; }

    /// <summary>Whether it computes without the interpreter's lock.</summary>
    public bool ReleasesLock { get; init; }

    /// <summary>Bytes of memory that it takes.</summary>
    public long Bytes { get; init; }

    /// <summary>Whether it computes on a thread beside the event loop.</summary>
    public bool IsOffLoaded { get; init; }

    /// <summary>Where a look-up goes on after a miss; 0 means at the next instruction.</summary>
    public int MissJump { get; init; }

    /// <summary>How often a loop runs.</summary>
    public int Count { get; init; }
}
