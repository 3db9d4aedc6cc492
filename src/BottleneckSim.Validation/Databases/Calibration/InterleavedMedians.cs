using System.Diagnostics;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Databases.Calibration;

/// <summary>A measured time and how far it varied.</summary>
/// <param name="Median">The median over the rounds.</param>
/// <param name="Low">The lower quartile.</param>
/// <param name="High">The upper quartile.</param>
public readonly record struct MeasuredTime(double Median, double Low, double High);

/// <summary>Measures several things round after round, each round in an order of its own, so that a disturbance of the machine touches all of them alike.</summary>
/// <remarks>A disturbance may follow the rounds: what one of them leaves to write, a virtual machine's host writes during what comes next.</remarks>
internal static class InterleavedMedians
{
    private const int Seed = 7;

    /// <summary>The medians and quartiles by name; times in nanoseconds, or whatever the measurements return.</summary>
    /// <param name="things">What is measured.</param>
    /// <param name="rounds">How often, besides a first time that warms up.</param>
    /// <param name="context">Whether to go on.</param>
    /// <param name="prepare">What comes before each round.</param>
    public static Dictionary<string, MeasuredTime> Of(
        IReadOnlyList<(string Name, Func<double> Measure)> things, int rounds, ValidationContext context, Action? prepare = null)
    {
        var values = things.ToDictionary(thing => thing.Name, _ => new List<double>(), StringComparer.Ordinal);
        var (order, random) = (things.ToArray(), new Random(Seed));
        for (var round = 0; round <= rounds; round++)
        {
            random.Shuffle(order);
            context.Cancellation.ThrowIfCancellationRequested();
            prepare?.Invoke();
            foreach (var (name, measure) in order)
            {
                var value = measure();
                if (round > 0)
                    values[name].Add(value); // The first round only warms up.
            }
        }

        return values.ToDictionary(entry => entry.Key, entry => Summary(entry.Value), StringComparer.Ordinal);
    }

    /// <summary>The median of single times in nanoseconds: a pause of the machine falls on few of them.</summary>
    public static double Each(int times, Action act) => MedianOf(times, () =>
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    });

    /// <summary>The median of what a measurement gives several times in a row.</summary>
    public static double MedianOf(int times, Func<double> measure)
    {
        var values = new List<double>(times);
        for (var time = 0; time < times; time++)
            values.Add(measure());
        return Summary(values).Median;
    }

    private static MeasuredTime Summary(List<double> values)
    {
        values.Sort();
        return new MeasuredTime(At(values, 0.5), At(values, 0.25), At(values, 0.75));
    }

    private static double At(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
