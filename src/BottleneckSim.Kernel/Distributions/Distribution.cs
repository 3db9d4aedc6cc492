using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>A law that random numbers follow. Immutable; two with equal parameters are equal.</summary>
/// <remarks>
/// Values are plain numbers in a unit the owner states; where they are times, the unit is the nanosecond (<see cref="SampleDuration"/>).
/// A sample is a function of the stream alone, so that equal keys give equal values on every machine.
/// </remarks>
public abstract record Distribution
{
    /// <summary>The longest duration a draw can give: 365 days. Longer ones (a Pareto tail) are cut to it.</summary>
    public static Duration LongestDuration { get; } = Duration.FromSeconds(365L * 24 * 60 * 60);

    /// <summary>The expected value; +∞ where the tail is too heavy for one (Pareto with shape ≤ 1).</summary>
    public abstract double Mean { get; }

    /// <summary>The expected squared distance from the mean; +∞ where the tail is too heavy for one (Pareto with shape ≤ 2).</summary>
    public abstract double Variance { get; }

    /// <summary>No sample is below this value. May be −∞.</summary>
    public abstract double Minimum { get; }

    /// <summary>Draws a value. Does not allocate.</summary>
    /// <param name="stream">The numbers to use up; pass a fresh <see cref="DrawKey.Stream"/> for each draw.</param>
    public abstract double Sample(ref DrawStream stream);

    /// <summary>Draws a time, taking the value as nanoseconds: rounded to the nearest, at most <see cref="LongestDuration"/>.</summary>
    /// <param name="stream">The numbers to use up.</param>
    /// <exception cref="InvalidOperationException">The value is negative or not a number: the distribution is no distribution of times.</exception>
    public Duration SampleDuration(ref DrawStream stream)
    {
        var nanoseconds = Sample(ref stream);
        if (!(nanoseconds >= 0))
            ThrowNotATime(nanoseconds);
        return nanoseconds >= LongestDuration.Nanoseconds ? LongestDuration : Duration.FromNanoseconds((long)Math.Round(nanoseconds));
    }

    private void ThrowNotATime(double nanoseconds) => throw new InvalidOperationException(
        FormattableString.Invariant($"A time was drawn from {this}, which gave {nanoseconds} ns. ")
        + "Times are not negative: use a distribution with a minimum of at least 0.");
}
