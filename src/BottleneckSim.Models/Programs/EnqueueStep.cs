using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Programs;

/// <summary>Hands a message to a queue and waits only until the queue has accepted it.</summary>
/// <param name="Queue">The queue tier.</param>
/// <param name="Job">The job that a worker will do.</param>
/// <param name="Timeout">How long to wait for the queue's acceptance: 1 ms to 1 h, default 5 s.</param>
public sealed record EnqueueStep(string Queue, string Job, Duration Timeout) : CallingStep(Timeout)
{
    /// <summary>The time-out used where none is written.</summary>
    public static Duration DefaultTimeout => Duration.FromSeconds(5);

    internal override string TargetOf(ProgramTierOptions tier) => Queue;

    internal override void Compile(ProgramCompiler compiler) =>
        compiler.Add(compiler.Call("enqueue", Queue, Job, null, Timeout) with { Path = 0, Policy = Policy }); // The job's steps draw as they would have within the request.
}
