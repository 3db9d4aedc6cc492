using System.Collections.Immutable;
using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Keys;
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

    public RequestProgram Compile(EndpointOptions endpoint)
    {
        _endpoint = endpoint;
        _instructions.Clear();
        _occurrences.Clear();
        Add(endpoint.Steps, 0);
        _instructions.Add(new Instruction(Opcode.End));
        return new RequestProgram(endpoint.Name, _instructions.ToImmutable(), endpoint.ContentBytes);
    }

    private void Add(ImmutableArray<Step> steps, int depth)
    {
        foreach (var step in steps)
        {
            Add(step, depth);
        }
    }

    private void Add(Step step, int depth)
    {
        switch (step)
        {
            case UseCpuStep use:
                _instructions.Add(new Instruction(Opcode.UseCpu) { Path = PathOf(DrawNames.UseCpu, use.Label, use.DrawsAs), Demand = use.Demand });
                break;
            case SleepStep sleep:
                _instructions.Add(new Instruction(Opcode.Sleep) { Path = PathOf(DrawNames.Sleep, sleep.Label, sleep.DrawsAs), Demand = sleep.Demand });
                break;
            case CallStep call:
                AddCall("call", call.To, call.Endpoint, call.Pool, call.Timeout);
                break;
            case QueryStep query:
                AddCall("query", PoolOf(query.Pool).To, query.Query, query.Pool, query.Timeout);
                break;
            case EnqueueStep enqueue:
                AddCall("enqueue", enqueue.Queue, enqueue.Job, null, enqueue.Timeout);
                _instructions[^1] = _instructions[^1] with { Path = 0 }; // The job's steps draw as they would have within the request.
                break;
            case CacheStep cache:
                AddCache(cache, depth);
                break;
            case ForEachStep loop:
                AddLoop(loop, depth);
                break;
            default:
                throw new InvalidOperationException($"No instruction for a {step.GetType().Name}.");
        }
    }

    private void AddCall(string kind, string to, string operation, string? pool, Duration timeout) => _instructions.Add(new Instruction(Opcode.Call)
    {
        Path = PathOf(kind, $"{to} {operation}"),
        Tier = names.TierIndex(to),
        Operation = names.OperationIndex(to, operation),
        Pool = pool is null ? -1 : names.PoolIndex(tier.Name, PoolOf(pool).Name),
        Timeout = timeout,
    });

    private void AddCache(CacheStep step, int depth)
    {
        if (!keys.TryGetValue(step.KeySpace, out var sampler))
        {
            throw new InvalidSystemException($"Endpoint '{_endpoint.Name}' of '{tier.Name}' looks up key space '{step.KeySpace}', which does not exist.");
        }

        var get = new Instruction(Opcode.CacheGet)
        {
            Path = PathOf("cache", $"{step.Cache} {step.KeySpace}"),
            Tier = names.TierIndex(step.Cache),
            Operation = names.OperationIndex(step.Cache, Caching.CacheOperations.Get),
            Timeout = step.Timeout,
            Keys = sampler,
        };
        var at = _instructions.Count;
        _instructions.Add(get);
        Add(step.Otherwise, depth);
        _instructions.Add(get with { Opcode = Opcode.CachePut, Operation = names.OperationIndex(step.Cache, Caching.CacheOperations.Put) });
        _instructions[at] = get with { Jump = _instructions.Count };
    }

    private void AddLoop(ForEachStep step, int depth)
    {
        if (depth >= RequestProgram.MaximumLoopDepth)
        {
            throw new InvalidSystemException(
                $"Endpoint '{_endpoint.Name}' of '{tier.Name}' nests loops deeper than {RequestProgram.MaximumLoopDepth}.");
        }

        var at = _instructions.Count;
        _instructions.Add(new Instruction(Opcode.LoopBegin));
        Add(step.Steps, depth + 1);
        _instructions.Add(new Instruction(Opcode.LoopEnd) { Jump = at + 1, Count = step.Count });
        _instructions[at] = new Instruction(Opcode.LoopBegin) { Jump = _instructions.Count, Count = step.Count };
    }

    private Resources.Connections.PoolOptions PoolOf(string name) => tier.Pools.TryGetValue(name, out var pool)
        ? pool
        : throw new InvalidSystemException($"Endpoint '{_endpoint.Name}' of '{tier.Name}' goes through pool '{name}', which the tier does not have.");

    private ulong PathOf(string kind, string target, string? drawsAs = null)
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
