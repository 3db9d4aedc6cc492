using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;

namespace BottleneckSim.Models.Programs;

/// <summary>A step that asks something of another tier.</summary>
/// <param name="Timeout">How long to wait for the answer.</param>
public abstract record CallingStep(Duration Timeout) : Step
{
    /// <summary>What the caller does beyond waiting for one answer; null means nothing.</summary>
    public CallPolicy? Policy { get; init; }

    /// <summary>The tier that is called, directly or through a pool of these options.</summary>
    internal abstract string TargetOf(ProgramTierOptions tier);
}
