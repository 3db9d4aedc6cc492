using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Keys;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs;

/// <summary>Turns an endpoint's steps into instructions.</summary>
/// <remarks>
/// A step's path in draws is made of tier, endpoint, kind, target and its occurrence among equals. Wrapping a step in a cache
/// look-up or a loop therefore leaves its draws as they were: the same request asks for the same work before and after a fix.
/// </remarks>
internal sealed class ProgramCompiler(ITierNames names, ImmutableSortedDictionary<string, KeySampler> keys, ProgramTierOptions tier)
{
    private readonly ImmutableArray<Instruction>.Builder _instructions = ImmutableArray.CreateBuilder<Instruction>();
    private readonly Dictionary<(string Kind, string Target), int> _occurrences = [];
    private EndpointOptions _endpoint = null!;
    private int _loopDepth;
    private string? _transaction;

    /// <summary>Resolves names to numbers.</summary>
    public ITierNames Names => names;

    /// <summary>The tier whose program it is.</summary>
    public ProgramTierOptions Tier => tier;

    /// <summary>The position of the next instruction.</summary>
    public int Next => _instructions.Count;

    public RequestProgram Compile(EndpointOptions endpoint)
    {
        _endpoint = endpoint;
        _instructions.Clear();
        _occurrences.Clear();
        _loopDepth = 0;
        _transaction = null;
        Add(endpoint.Steps);
        _instructions.Add(new Instruction(Opcode.End));
        return new RequestProgram(endpoint.Name, _instructions.ToImmutable(), endpoint.ContentBytes) { Priority = endpoint.Priority };
    }

    /// <summary>Adds the instructions of steps.</summary>
    public void Add(ImmutableArray<Step> steps)
    {
        foreach (var step in steps)
        {
            step.Compile(this);
        }
    }

    /// <summary>Adds the instructions of steps that are repeated.</summary>
    public void AddLoopBody(ImmutableArray<Step> steps)
    {
        if (_loopDepth >= RequestProgram.MaximumLoopDepth)
        {
            throw new InvalidSystemException(
                $"Endpoint '{_endpoint.Name}' of '{tier.Name}' nests loops deeper than {RequestProgram.MaximumLoopDepth}.");
        }

        _loopDepth++;
        Add(steps);
        _loopDepth--;
    }

    /// <summary>Adds the instructions of steps that are done within a transaction.</summary>
    public void AddTransaction(string pool, ImmutableArray<Step> steps)
    {
        if (_transaction is not null)
        {
            throw new InvalidSystemException($"Endpoint '{_endpoint.Name}' of '{tier.Name}' begins a transaction within a transaction; end the first one before.");
        }

        _transaction = pool;
        Add(steps);
        _transaction = null;
    }

    /// <summary>Adds the instructions of steps that are done beside the program: a transaction of the program is not theirs.</summary>
    public void AddBranch(ImmutableArray<Step> steps)
    {
        var outer = _transaction;
        _transaction = null;
        Add(steps);
        _transaction = outer;
    }

    /// <summary>Whether a query through a pool is part of the transaction that is being compiled.</summary>
    public bool IsInTransaction(string pool) => string.Equals(_transaction, pool, StringComparison.Ordinal);

    /// <summary>Adds an instruction.</summary>
    /// <returns>Its position.</returns>
    public int Add(Instruction instruction)
    {
        _instructions.Add(instruction);
        return _instructions.Count - 1;
    }

    /// <summary>Puts another instruction in the place of one, when it is known where it leads.</summary>
    public void Replace(int position, Instruction instruction) => _instructions[position] = instruction;

    /// <summary>The instruction that calls an operation of a tier.</summary>
    public Instruction Call(string kind, string to, string operation, string? pool, Duration timeout) => new(Opcode.Call)
    {
        Path = PathOf(kind, $"{to} {operation}"),
        Tier = names.TierIndex(to),
        Operation = names.OperationIndex(to, operation),
        Pool = pool is null ? -1 : names.PoolIndex(tier.Name, PoolOf(pool).Name),
        Timeout = timeout,
    };

    /// <summary>The keys of a key space.</summary>
    public KeySampler KeysOf(string keySpace) => keys.TryGetValue(keySpace, out var sampler)
        ? sampler
        : throw new InvalidSystemException($"Endpoint '{_endpoint.Name}' of '{tier.Name}' looks up key space '{keySpace}', which does not exist.");

    /// <summary>Whether steps of a label run beside the event loop, if there is one.</summary>
    public bool IsOffLoaded(string label) => tier.EventLoop is { } loop && string.Equals(loop.OffLoad, label, StringComparison.Ordinal);

    /// <summary>A pool of the tier.</summary>
    public PoolOptions PoolOf(string name) => tier.Pools.TryGetValue(name, out var pool)
        ? pool
        : throw new InvalidSystemException($"Endpoint '{_endpoint.Name}' of '{tier.Name}' goes through pool '{name}', which the tier does not have.");

    /// <summary>The hash of the name under which a step draws.</summary>
    /// <param name="kind">What kind of step it is.</param>
    /// <param name="target">Its label, or what it calls.</param>
    /// <param name="drawsAs">The whole name, where the step has one of its own.</param>
    public ulong PathOf(string kind, string target, string? drawsAs = null)
    {
        if (drawsAs is not null)
        {
            return StableHash.OfName(drawsAs);
        }

        var occurrence = _occurrences.GetValueOrDefault((kind, target));
        _occurrences[(kind, target)] = occurrence + 1;
        return StableHash.OfName(DrawNames.Of(tier.Name, _endpoint.Name, kind, target, occurrence));
    }
}
