using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;

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

    /// <summary>How the origin is asked, cheaply, whether an expired entry is still right; default empty: expired entries are made anew.</summary>
    public ImmutableArray<Step> Validate { get; init; } = [];

    /// <summary>How long what this step stores is valid: 1 ms to 1 year; null, the default, means as long as the cache says.</summary>
    public Duration? Lifetime { get; init; }

    internal override ImmutableArray<Step> Children => [.. Validate, .. Otherwise];

    internal override Step RewriteChildren(Func<ImmutableArray<Step>, ImmutableArray<Step>> rewrite) =>
        this with { Validate = rewrite(Validate), Otherwise = rewrite(Otherwise) };

    internal override string TargetOf(ProgramTierOptions tier) => Cache;

    internal override void Compile(ProgramCompiler compiler)
    {
        var canValidate = !Validate.IsEmpty;
        var get = new Instruction(Opcode.CacheGet)
        {
            Path = compiler.PathOf("cache", $"{Cache} {KeySpace}"),
            Tier = compiler.Names.TierIndex(Cache),
            Operation = compiler.Names.OperationIndex(Cache, canValidate ? CacheOperations.GetOrValidate : CacheOperations.Get),
            Timeout = Timeout,
            Policy = Policy,
            Keys = compiler.KeysOf(KeySpace),
        };
        var confirm = get with { Opcode = Opcode.CacheConfirm, Operation = compiler.Names.OperationIndex(Cache, CacheOperations.Confirm) };
        var at = compiler.Add(get);
        compiler.Add(Validate);
        var confirmAt = canValidate ? compiler.Add(confirm) : -1;
        var miss = canValidate ? compiler.Next : 0;
        compiler.Add(Otherwise);
        compiler.Add(get with { Opcode = Opcode.CachePut, Operation = compiler.Names.OperationIndex(Cache, CacheOperations.PutFor(Lifetime)) });
        compiler.Replace(at, get with { Jump = compiler.Next, MissJump = miss });
        if (canValidate)
        {
            compiler.Replace(confirmAt, confirm with { Jump = compiler.Next });
        }
    }
}
