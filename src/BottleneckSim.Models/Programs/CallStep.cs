using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Programs;

/// <summary>Calls an endpoint of another tier and waits for the answer.</summary>
/// <param name="To">The tier.</param>
/// <param name="Endpoint">The endpoint there.</param>
/// <param name="Pool">The connection pool to go through; null means none.</param>
/// <param name="Timeout">How long to wait for the answer: 1 ms to 1 h, default 30 s.</param>
public sealed record CallStep(string To, string Endpoint, string? Pool, Duration Timeout) : CallingStep(Timeout)
{
    /// <summary>The time-out used where none is written.</summary>
    public static Duration DefaultTimeout => Duration.FromSeconds(30);

    internal override string TargetOf(ProgramTierOptions tier) => To;

    internal override void Compile(ProgramCompiler compiler) => compiler.Add(compiler.Call("call", To, Endpoint, Pool, Timeout) with { Policy = Policy });
}
