using BottleneckSim.Kernel.Mathematics;

namespace BottleneckSim.Kernel.Statistics;

/// <summary>Student's t distribution, the same bits everywhere.</summary>
/// <remarks>
/// <code>
///   P(T > t) = ½ I_x(ν/2, ½)   with x = ν/(ν + t²)   for t ≥ 0         Abramowitz &amp; Stegun 26.7.1, 26.5.27
/// </code>
/// Student, "The probable error of a mean", Biometrika 6 (1908).
/// </remarks>
public sealed class StudentT
{
    /// <summary>The most degrees of freedom; beyond, the normal law is closer than 10⁻⁷ and the continued fraction slow.</summary>
    public const double MaximumDegreesOfFreedom = 1e6;

    private const int BracketDoublings = 1_100;
    private const int Bisections = 1_200;

    private readonly IncompleteBeta _beta;

    /// <summary>The distribution with these degrees of freedom.</summary>
    /// <param name="degreesOfFreedom">From 1 to <see cref="MaximumDegreesOfFreedom"/>; need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are outside their range.</exception>
    public StudentT(double degreesOfFreedom)
    {
        if (degreesOfFreedom is not (>= 1 and <= MaximumDegreesOfFreedom))
        {
            throw new ArgumentOutOfRangeException(
                nameof(degreesOfFreedom), degreesOfFreedom, $"Student's t has degrees of freedom from 1 to {MaximumDegreesOfFreedom}.");
        }

        DegreesOfFreedom = degreesOfFreedom;
        _beta = new(degreesOfFreedom / 2);
    }

    /// <summary>The degrees of freedom.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>The probability of a value above the given one, within 10⁻¹⁰ relatively also far out.</summary>
    /// <param name="value">Any number.</param>
    public double UpperTail(double value)
    {
        if (double.IsNaN(value))
        {
            return value;
        }

        return value < 0 ? 1 - TailBeyond(-value) : TailBeyond(value);
    }

    /// <summary>The probability of a value at or below the given one.</summary>
    /// <param name="value">Any number.</param>
    public double CumulativeProbability(double value) => UpperTail(-value);

    /// <summary>The value that the given share of the distribution does not exceed.</summary>
    /// <param name="probability">From 0, which gives −∞, to 1, which gives +∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    public double Quantile(double probability) => probability switch
    {
        0 => double.NegativeInfinity,
        1 => double.PositiveInfinity,
        0.5 => 0,
        > 0.5 and < 1 => ValueWithTail(1 - probability),
        > 0 and < 0.5 => -ValueWithTail(probability),
        _ => throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1."),
    };

    private double TailBeyond(double value)
    {
        var ratio = value / DegreesOfFreedom * value;
        return double.IsInfinity(ratio) ? 0 : 0.5 * _beta.Of(1 / (1 + ratio), ratio / (1 + ratio), DeterministicMath.Log1p(ratio));
    }

    /// <summary>Halves a bracket until no number lies between its ends: slow, and right for every tail.</summary>
    private double ValueWithTail(double tail)
    {
        var (low, high) = (0.0, 1.0);
        for (var doubling = 0; doubling < BracketDoublings && TailBeyond(high) > tail; doubling++)
        {
            (low, high) = (high, high * 2);
        }

        for (var bisection = 0; bisection < Bisections; bisection++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = TailBeyond(middle) > tail ? (middle, high) : (low, middle);
        }

        return high;
    }
}
