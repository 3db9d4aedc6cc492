using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Programs;

/// <summary>Looks a key up in a cache; on a miss does other steps and then stores the answer (cache-aside).</summary>
/// <param name="Cache">The cache tier.</param>
/// <param name="KeySpace">What is looked up.</param>
/// <param name="Otherwise">What a miss costs.</param>
/// <param name="Timeout">How long to wait for the cache before treating it as a miss: 1 ms to 1 h, default 1 s.</param>
public sealed record CacheStep(string Cache, string KeySpace, ImmutableArray<Step> Otherwise, Duration Timeout) : CallingStep(Timeout)
{
    /// <summary>The time-out used where none is written.</summary>
    public static Duration DefaultTimeout => Duration.FromSeconds(1);

    internal override ImmutableArray<Step> Children => Otherwise;

    internal override Step RewriteChildren(Func<ImmutableArray<Step>, ImmutableArray<Step>> rewrite) => this with { Otherwise = rewrite(Otherwise) };

    internal override string TargetOf(ProgramTierOptions tier) => Cache;

    internal override void Compile(ProgramCompiler compiler)
    {
        var get = new Instruction(Opcode.CacheGet)
        {
            Path = compiler.PathOf("cache", $"{Cache} {KeySpace}"),
            Tier = compiler.Names.TierIndex(Cache),
            Operation = compiler.Names.OperationIndex(Cache, Caching.CacheOperations.Get),
            Timeout = Timeout,
            Policy = Policy,
            Keys = compiler.KeysOf(KeySpace),
        };
        var at = compiler.Add(get);
        compiler.Add(Otherwise);
        compiler.Add(get with { Opcode = Opcode.CachePut, Operation = compiler.Names.OperationIndex(Cache, Caching.CacheOperations.Put) });
        compiler.Replace(at, get with { Jump = compiler.Next });
    }
}
