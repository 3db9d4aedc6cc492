using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Models.Programs;

/// <summary>What programs draw for.</summary>
internal static class Purposes
{
    public static Purpose LoopTurn { get; } = new("loop-turn");

    public static Purpose Demand { get; } = new("demand");

    public static Purpose Attempt { get; } = new("attempt");

    public static Purpose BackOff { get; } = new("back-off");
}
