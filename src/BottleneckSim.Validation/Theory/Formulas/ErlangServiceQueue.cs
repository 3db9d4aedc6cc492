using System.Numerics;

namespace BottleneckSim.Validation.Theory.Formulas;

/// <summary>M/E_k/1, first come first served, times in units of the mean service time.</summary>
public static class ErlangServiceQueue
{
    private const int Iterations = 500;
    private const double Zero = 1e-6;

    /// <summary>The sojourn that the given share does not exceed.</summary>
    /// <param name="stages">k; squared variation 1/k.</param>
    /// <param name="load">ρ.</param>
    /// <param name="share">0.95 for the 95th percentile.</param>
    public static double SojournQuantile(int stages, double load, double share)
    {
        var terms = Terms(stages, load).ToList();
        return QuantileSearch.Of(time => terms.Sum(term => (term.Weight * Complex.Exp(term.Pole * time)).Real), share);
    }

    /// <summary>
    /// The tail of the sojourn as a sum of exponentials: Pollaczek and Khinchine's transform (1 − ρ) s k^k / D(s), D(s) = (s − ρ)(k + s)^k + ρ k^k, in partial fractions
    /// (Kleinrock, Queueing Systems I, section 5.7).
    /// </summary>
    private static IEnumerable<(Complex Weight, Complex Pole)> Terms(int stages, double load)
    {
        var power = Math.Pow(stages, stages);
        foreach (var pole in Roots(stages, load, power))
        {
            if (pole.Magnitude < Zero)
                continue;
            var slope = Complex.Pow(stages + pole, stages) + ((pole - load) * stages * Complex.Pow(stages + pole, stages - 1));
            yield return (-(1 - load) * power / slope, pole);
        }
    }

    /// <summary>All zeros of D at once, by the iteration of Durand and Kerner.</summary>
    private static Complex[] Roots(int stages, double load, double power)
    {
        var roots = Enumerable.Range(0, stages + 1).Select(place => Complex.Pow(new Complex(-1.5, 2.5), place)).ToArray();
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            for (var place = 0; place < roots.Length; place++)
            {
                var root = roots[place];
                var others = roots.Where((_, other) => other != place).Aggregate(Complex.One, (product, other) => product * (root - other));
                roots[place] = root - ((((root - load) * Complex.Pow(stages + root, stages)) + (load * power)) / others);
            }
        }

        return roots;
    }
}
