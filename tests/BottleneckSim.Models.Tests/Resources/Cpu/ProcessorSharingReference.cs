using System.Numerics;

namespace BottleneckSim.Models.Tests.Resources.Cpu;

/// <summary>Something that happens to a processor: work starts, or the options change.</summary>
internal sealed record CpuStep(long At, long Work, int Cores, int Competing)
{
    public bool IsStart => Work >= 0;
}

/// <summary>Processor sharing in exact fractions, as slow as it likes: when each piece of work ends.</summary>
internal sealed class ProcessorSharingReference
{
    private readonly List<(int Tag, Fraction Left)> _running = [];
    private readonly SortedDictionary<int, Fraction> _ends = [];
    private Fraction _now;
    private int _cores;
    private int _competing;

    public static SortedDictionary<int, Fraction> EndsOf(int cores, IReadOnlyList<CpuStep> steps)
    {
        var reference = new ProcessorSharingReference { _cores = cores };
        for (var index = 0; index < steps.Count; index++)
        {
            reference.AdvanceTo(new Fraction(steps[index].At, 1));
            if (steps[index].IsStart)
            {
                reference._running.Add((index, new Fraction(steps[index].Work, 1)));
            }
            else
            {
                (reference._cores, reference._competing) = (steps[index].Cores, steps[index].Competing);
            }
        }

        reference.AdvanceTo(null);
        return reference._ends;
    }

    private Fraction Rate
    {
        get
        {
            var threads = _running.Count + _competing;
            return threads <= _cores ? new Fraction(1, 1) : new Fraction(_cores, threads);
        }
    }

    private void AdvanceTo(Fraction? instant)
    {
        while (_running.Count > 0)
        {
            var least = _running.Select(one => one.Left).Aggregate((one, other) => one.IsAtMost(other) ? one : other);
            var end = _now.Plus(least.DividedBy(Rate));
            var isEnd = instant is not { } until || end.IsAtMost(until);
            var next = isEnd ? end : instant!.Value;
            var growth = next.Minus(_now).Times(Rate);
            for (var index = 0; index < _running.Count; index++)
            {
                _running[index] = _running[index] with { Left = _running[index].Left.Minus(growth) };
            }

            _now = next;
            foreach (var (tag, _) in _running.Where(one => one.Left.IsZero))
            {
                _ends[tag] = _now;
            }

            _running.RemoveAll(one => one.Left.IsZero);
            if (!isEnd)
            {
                return;
            }
        }

        _now = instant ?? _now;
    }
}

/// <summary>An exact, reduced fraction.</summary>
internal readonly struct Fraction
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (_numerator, _denominator) = (numerator / divisor, denominator / divisor);
    }

    public bool IsZero => _numerator.IsZero;

    private BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public Fraction Plus(Fraction other) => new((_numerator * other.Denominator) + (other._numerator * Denominator), Denominator * other.Denominator);

    public Fraction Minus(Fraction other) => new((_numerator * other.Denominator) - (other._numerator * Denominator), Denominator * other.Denominator);

    public Fraction Times(Fraction other) => new(_numerator * other._numerator, Denominator * other.Denominator);

    public Fraction DividedBy(Fraction other) => new(_numerator * other.Denominator, Denominator * other._numerator);

    public bool IsAtMost(Fraction other) => _numerator * other.Denominator <= other._numerator * Denominator;

    public double ToDouble() => (double)_numerator / (double)Denominator;
}
