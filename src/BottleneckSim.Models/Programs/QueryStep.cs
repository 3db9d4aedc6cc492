using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Programs;

/// <summary>Asks a database through a connection pool and waits for the rows.</summary>
/// <param name="Query">A query of the database that the pool leads to.</param>
/// <param name="Pool">The pool.</param>
/// <param name="Timeout">How long to wait for the rows: 1 ms to 1 h, default 30 s.</param>
public sealed record QueryStep(string Query, string Pool, Duration Timeout) : CallingStep(Timeout)
{
    internal override string TargetOf(ProgramTierOptions tier) => tier.Pools[Pool].To;

    internal override void Compile(ProgramCompiler compiler) =>
        compiler.Add(compiler.Call("query", compiler.PoolOf(Pool).To, Query, Pool, Timeout) with { Policy = Policy, IsInTransaction = compiler.IsInTransaction(Pool) });
}
