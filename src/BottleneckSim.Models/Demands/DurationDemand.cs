using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Demands;

/// <summary>How long something takes: a distribution over nanoseconds and the scope of its draws.</summary>
/// <param name="Nanoseconds">The distribution; its values are nanoseconds, never negative.</param>
/// <param name="Scope">Which executions share a draw. Default: per request.</param>
public sealed record DurationDemand(Distribution Nanoseconds, DrawScope Scope = DrawScope.PerRequest)
{
    /// <summary>Always the same duration.</summary>
    public static DurationDemand Constant(Duration duration) => new(new ConstantDistribution(duration.Nanoseconds));
}
