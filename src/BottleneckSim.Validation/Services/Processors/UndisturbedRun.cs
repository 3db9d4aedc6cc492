namespace BottleneckSim.Validation.Services.Processors;

/// <summary>Measures again what strangers disturbed, a bounded number of times, and keeps the quietest.</summary>
public static class UndisturbedRun
{
    /// <summary>Runs until a run is quiet.</summary>
    /// <param name="meter">What the cores do.</param>
    /// <param name="repetitions">How often at most after the first time.</param>
    /// <param name="plan">Plans a run by its ordinal, unmeasured. A repetition asks for other keys than the run before: the same ones would be in the cache.</param>
    /// <param name="run">Runs a plan.</param>
    public static (T Result, CoreUsage Usage) Of<TPlan, T>(CoreMeter meter, int repetitions, Func<int, TPlan> plan, Func<TPlan, T> run)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(plan);
        var best = Measure(0);
        for (var repetition = 1; repetition <= repetitions && best.Usage.IsDisturbed; repetition++)
        {
            var again = Measure(repetition);
            best = again.Usage.ForeignShare < best.Usage.ForeignShare ? again : best;
        }

        return best;

        (T Result, CoreUsage Usage) Measure(int ordinal)
        {
            var planned = plan(ordinal);
            return meter.Measure(() => run(planned));
        }
    }
}
