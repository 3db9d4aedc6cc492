using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Caching;

namespace BottleneckSim.Models.Programs;

/// <summary>Says that the request has written the value behind a key, and what becomes of the cache's entry.</summary>
/// <param name="KeySpace">What was written.</param>
/// <param name="Cache">The cache tier that may hold it.</param>
/// <param name="Then">What becomes of the entry.</param>
/// <param name="Timeout">How long to wait for the cache: 1 ms to 1 h, default 1 s; a cache that fails is not an error.</param>
public sealed record WriteKeyStep(string KeySpace, string Cache, CacheOnWrite Then, Duration Timeout) : Step
{
    internal override void Compile(ProgramCompiler compiler) => compiler.Add(new Instruction(Then == CacheOnWrite.Leave ? Opcode.CacheNote : Opcode.CacheWrite)
    {
        Path = compiler.PathOf("cache", $"{Cache} {KeySpace}"),
        Tier = compiler.Names.TierIndex(Cache),
        Operation = compiler.Names.OperationIndex(Cache, Then switch
        {
            CacheOnWrite.Invalidate => CacheOperations.Delete,
            CacheOnWrite.Update => CacheOperations.Replace,
            _ => CacheOperations.NoteWrite,
        }),
        Timeout = Timeout,
        Keys = compiler.KeysOf(KeySpace),
    });
}
