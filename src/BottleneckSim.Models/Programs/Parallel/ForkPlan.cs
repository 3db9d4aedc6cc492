using System.Collections.Immutable;

namespace BottleneckSim.Models.Programs.Parallel;

/// <summary>What a fork does.</summary>
/// <param name="Starts">The first instruction of each branch.</param>
/// <param name="WaitFor">How many must succeed.</param>
/// <param name="AtMost">How many may be under way at once.</param>
/// <param name="LetsLosersRun">Whether the others run on.</param>
public sealed record ForkPlan(ImmutableArray<int> Starts, Quorum WaitFor, int AtMost, bool LetsLosersRun)
{
    /// <inheritdoc />
    public bool Equals(ForkPlan? other) =>
        other is not null && Starts.SequenceEqual(other.Starts) && WaitFor == other.WaitFor && AtMost == other.AtMost && LetsLosersRun == other.LetsLosersRun;

    /// <inheritdoc />
    public override int GetHashCode() => Starts.Length;
}
