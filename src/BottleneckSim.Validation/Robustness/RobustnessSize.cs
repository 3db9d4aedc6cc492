namespace BottleneckSim.Validation.Robustness;

/// <summary>How much is tried.</summary>
/// <param name="Systems">Random systems.</param>
/// <param name="Files">Damaged files.</param>
/// <param name="SystemsWithBugs">Random systems for each planted bug.</param>
internal sealed record RobustnessSize(int Systems, int Files, int SystemsWithBugs)
{
    /// <summary>In every test run.</summary>
    public static RobustnessSize Bounded { get; } = new(60, 2_000, 20);

    /// <summary>Without the flag: a minute or two.</summary>
    public static RobustnessSize Usual { get; } = new(500, 10_000, 40);

    /// <summary>With the flag.</summary>
    public static RobustnessSize Long { get; } = new(10_000, 100_000, 100);
}
