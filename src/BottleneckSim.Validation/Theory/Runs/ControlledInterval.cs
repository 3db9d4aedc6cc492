using BottleneckSim.Grading.Statistics;
using BottleneckSim.Kernel.Statistics;

namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>An interval for a mean over replications that takes out what control variates explain.</summary>
/// <remarks>
/// <code>
///   value of replication r  =  a + b_1 (control_1r − its mean) + … + b_q (control_qr − its mean) + rest        a: what is wanted
/// </code>
/// Ordinary least squares with an intercept. Its interval is Student's t with R − q − 1 degrees of freedom, exact for normal values (Lavenberg and Welch,
/// Management Science 27, 1981); replications are averages over very many requests. The coverage study checks it, too.
/// </remarks>
internal static class ControlledInterval
{
    private const double Constant = 1e-9;

    /// <summary>The estimate of the mean with its interval.</summary>
    /// <param name="values">One for each replication.</param>
    /// <param name="controls">For each control variate its deviations from its known mean, in the same order; may be none. One that never varies explains nothing and is left out.</param>
    /// <param name="confidence">The probability with which the interval holds the true mean.</param>
    /// <exception cref="ArgumentException">There are too few replications for so many controls.</exception>
    public static Estimate Of(IReadOnlyList<double> values, IReadOnlyList<double[]> controls, double confidence)
    {
        var varying = controls.Where(deviations => deviations.Max() - deviations.Min() > Constant * deviations.Max(value => Math.Abs(value))).ToList();
        if (varying.Count == 0)
            return StudentInterval.Of(values, confidence);
        var freedom = values.Count - varying.Count - 1;
        if (freedom < 1)
            throw new ArgumentException(FormattableString.Invariant($"{values.Count} replications are too few for {varying.Count} control variates."), nameof(controls));
        double[][] columns = [[.. values.Select(_ => 1.0)], .. varying.Select(Scaled)];
        var inverse = Inverse([.. columns.Select(left => columns.Select(right => Product(left, right)).ToArray())]);
        var sums = columns.Select(column => Product(column, values)).ToArray();
        var coefficients = inverse.Select(row => Product(row, sums)).ToArray();
        var rest = values.Select((value, index) => value - columns.Select((column, place) => coefficients[place] * column[index]).Sum()).Sum(difference => difference * difference);
        var half = StudentInterval.CriticalValue(confidence, freedom) * Math.Sqrt(inverse[0][0] * rest / freedom);
        return new Estimate(coefficients[0], new Interval(coefficients[0] - half, coefficients[0] + half), values.Count);
    }

    /// <summary>Deviations in units of their own size, so that the equations are well conditioned.</summary>
    private static double[] Scaled(double[] deviations)
    {
        var size = Math.Sqrt(Product(deviations, deviations) / deviations.Length);
        return [.. deviations.Select(value => value / size)];
    }

    private static double Product(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var sum = 0.0;
        for (var index = 0; index < left.Count; index++)
            sum += left[index] * right[index];
        return sum;
    }

    /// <summary>Gauss and Jordan's elimination of a symmetric positive definite matrix, which needs no pivots.</summary>
    private static double[][] Inverse(double[][] matrix)
    {
        var size = matrix.Length;
        double[][] rows = [.. matrix.Select((row, place) => (double[])[.. row, .. Enumerable.Range(0, size).Select(column => column == place ? 1.0 : 0.0)])];
        for (var pivot = 0; pivot < size; pivot++)
        {
            var scale = rows[pivot][pivot];
            rows[pivot] = [.. rows[pivot].Select(value => value / scale)];
            for (var other = 0; other < size; other++)
            {
                if (other == pivot)
                    continue;
                var factor = rows[other][pivot];
                rows[other] = [.. rows[other].Select((value, column) => value - (factor * rows[pivot][column]))];
            }
        }

        return [.. rows.Select(row => row[size..])];
    }
}
