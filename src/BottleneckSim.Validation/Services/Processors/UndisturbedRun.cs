namespace BottleneckSim.Validation.Services.Processors;

/// <summary>Measures again what strangers disturbed, a bounded number of times, and keeps the quietest.</summary>
public static class UndisturbedRun
{
    /// <summary>Runs until a run is quiet.</summary>
    /// <param name="meter">What the cores do.</param>
    /// <param name="repetitions">How often at most after the first time.</param>
    /// <param name="run">What to run.</param>
    public static (T Result, CoreUsage Usage) Of<T>(CoreMeter meter, int repetitions, Func<T> run)
    {
        ArgumentNullException.ThrowIfNull(meter);
        var best = meter.Measure(run);
        for (var repetition = 0; repetition < repetitions && best.Usage.IsDisturbed; repetition++)
        {
            var again = meter.Measure(run);
            best = again.Usage.ForeignShare < best.Usage.ForeignShare ? again : best;
        }

        return best;
    }
}
