namespace BottleneckSim.Kernel.Statistics;

/// <summary>Several statements that must all hold together with one confidence: by Bonferroni's inequality, whatever their dependence.</summary>
public static class Bonferroni
{
    /// <summary>The level at which each interval must be made so that all of them hold together at the family's level.</summary>
    /// <param name="familyLevel">The confidence in all statements together, between 0 and 1.</param>
    /// <param name="statements">How many statements there are, 1 or more; looks at growing data count as statements.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double LevelOfEach(double familyLevel, int statements)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statements, 1);
        return familyLevel is > 0 and < 1
            ? 1 - ((1 - familyLevel) / statements)
            : throw new ArgumentOutOfRangeException(nameof(familyLevel), familyLevel, "A confidence level lies between 0 and 1, such as 0.95.");
    }
}
