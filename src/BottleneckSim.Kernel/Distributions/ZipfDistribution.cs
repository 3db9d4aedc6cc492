using BottleneckSim.Kernel.Mathematics;
using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Distributions;

/// <summary>Zipf's law over the ranks 1 to n: rank k is asked for in proportion to k^(−exponent). Popularity of keys is often so.</summary>
/// <remarks>
/// <para>
/// Sampling is rejection-inversion: invert the integral of the smooth hat x^(−exponent), round to a rank, accept nearly always. No table, no
/// set-up in proportion to n. Source: Hörmann &amp; Derflinger, "Rejection-inversion to generate variates from monotone discrete
/// distributions", ACM Transactions on Modeling and Computer Simulation 6(3), 1996.
/// </para>
/// <para>Probabilities use sums by the Euler–Maclaurin formula (Abramowitz &amp; Stegun 23.1.30), in constant time, too.</para>
/// </remarks>
public sealed record ZipfDistribution
{
    /// <summary>The most ranks accepted.</summary>
    public const long MaximumCount = 1_000_000_000_000;

    /// <summary>The largest exponent accepted; nearly all draws are rank 1 long before.</summary>
    public const double MaximumExponent = 100;

    /// <summary>Sums are taken term by term so far, and by formula beyond.</summary>
    private const int SummedTerms = 64;

    private readonly double _integralAtFirst;
    private readonly double _integralAtLast;
    private readonly double _surelyAccepted;
    private readonly double _total;

    /// <summary>Makes the distribution.</summary>
    /// <param name="count">The number of ranks, from 1 to <see cref="MaximumCount"/>.</param>
    /// <param name="exponent">From 0 (all ranks alike) to <see cref="MaximumExponent"/>; web objects measure about 0.6 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public ZipfDistribution(long count, double exponent)
    {
        if (count is < 1 or > MaximumCount)
            throw Parameters.Refusal(nameof(count), count, $"from 1 to {MaximumCount}");
        if (!(exponent >= 0 && exponent <= MaximumExponent))
            throw Parameters.Refusal(nameof(exponent), exponent, FormattableString.Invariant($"from 0 to {MaximumExponent}"));
        Count = count;
        Exponent = exponent;
        _integralAtFirst = Integral(1.5) - 1;
        _integralAtLast = Integral(count + 0.5);
        _surelyAccepted = 2 - InverseIntegral(Integral(2.5) - Weight(2));
        _total = Sum(count);
    }

    /// <summary>The number of ranks.</summary>
    public long Count { get; }

    /// <summary>How fast popularity falls.</summary>
    public double Exponent { get; }

    /// <summary>The probability of one rank.</summary>
    /// <param name="rank">From 1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    public double Probability(long rank) => Weight(RequireRank(rank)) / _total;

    /// <summary>The probability of the ranks from 1 to the given one: what a perfect cache of so many keys would hit.</summary>
    /// <param name="rank">From 1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    public double CumulativeProbability(long rank) => Sum(RequireRank(rank)) / _total;

    /// <summary>Draws a rank from 1 to <see cref="Count"/>. Does not allocate; one or two numbers of the stream are usual.</summary>
    /// <param name="stream">The numbers to use up.</param>
    public long SampleRank(ref DrawStream stream)
    {
        while (true)
        {
            var area = _integralAtLast + (stream.NextUnit() * (_integralAtFirst - _integralAtLast));
            var point = Math.Min(InverseIntegral(area), Count + 0.5);
            var rank = Math.Clamp((long)(point + 0.5), 1, Count);
            if (rank - point <= _surelyAccepted || area >= Integral(rank + 0.5) - Weight(rank))
                return rank;
        }
    }

    /// <summary>ln(1 + t)/t, also at 0.</summary>
    private static double LogarithmRatio(double t) => Math.Abs(t) < 1e-9 ? 1 - (t / 2) : DeterministicMath.Log1p(t) / t;

    /// <summary>(e^t − 1)/t, also at 0.</summary>
    private static double ExponentialRatio(double t) => Math.Abs(t) < 1e-9 ? 1 + (t / 2) : DeterministicMath.Expm1(t) / t;

    /// <summary>x^(−exponent).</summary>
    private double Weight(double x) => DeterministicMath.Exp(-Exponent * DeterministicMath.Log(x));

    /// <summary>The integral of the weight from 1 to x: (x^(1−exponent) − 1)/(1 − exponent), and ln x for exponent 1.</summary>
    private double Integral(double x)
    {
        var logarithm = DeterministicMath.Log(x);
        return ExponentialRatio((1 - Exponent) * logarithm) * logarithm;
    }

    /// <summary>The x at which the integral has a value.</summary>
    private double InverseIntegral(double area)
    {
        var t = Math.Max(area * (1 - Exponent), -1);
        return DeterministicMath.Exp(LogarithmRatio(t) * area);
    }

    /// <summary>The sum of the weights of the ranks 1 to last.</summary>
    private double Sum(long last)
    {
        var sum = 0.0;
        for (var rank = 1; rank < Math.Min(last, SummedTerms); rank++)
            sum += Weight(rank);
        if (last <= SummedTerms)
            return sum + Weight(last);

        double first = SummedTerms;
        return sum + Integral(last) - Integral(first) + ((Weight(first) + Weight(last)) / 2) + EndCorrection(first) - EndCorrection(last);
    }

    /// <summary>The derivative terms of the Euler–Maclaurin formula at one end.</summary>
    private double EndCorrection(double x)
        => Weight(x) * Exponent / x * ((1.0 / 12) - ((Exponent + 1) * (Exponent + 2) / (720 * x * x)));

    private long RequireRank(long rank)
        => rank >= 1 && rank <= Count ? rank : throw Parameters.Refusal(nameof(rank), rank, $"from 1 to {Count}");
}
