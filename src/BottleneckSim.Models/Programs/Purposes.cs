using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Models.Programs;

/// <summary>What programs draw for.</summary>
internal static class Purposes
{
    public static Purpose LoopTurn { get; } = new("loop-turn");

    /// <summary>How often a loop turns.</summary>
    public static Purpose Turns { get; } = new("turns");

    /// <summary>Where a loop finds what it looks for.</summary>
    public static Purpose Match { get; } = new("match");

    public static Purpose Demand { get; } = new("demand");

    public static Purpose Attempt { get; } = new("attempt");

    public static Purpose BackOff { get; } = new("back-off");
}
