namespace BottleneckSim.Validation.Databases.Pages;

/// <summary>Buffer accesses of a statement, averaged over executions with values of their own.</summary>
/// <param name="Mean">The average.</param>
/// <param name="StandardError">How far the average is uncertain because values were drawn: 0 where each was taken, or where there are none.</param>
/// <param name="Executions">How many executions.</param>
internal readonly record struct AveragedPages(double Mean, double StandardError, long Executions)
{
    /// <summary>From executions whose values were drawn.</summary>
    /// <param name="executions">How many.</param>
    /// <param name="sum">The sum of their accesses.</param>
    /// <param name="squares">The sum of the squares.</param>
    public static AveragedPages Of(long executions, double sum, double squares)
    {
        if (executions == 0)
            return default;
        var mean = sum / executions;
        var variance = executions > 1 ? Math.Max(0, squares - (executions * mean * mean)) / (executions - 1) : 0;
        return new AveragedPages(mean, Math.Sqrt(variance / executions), executions);
    }
}
