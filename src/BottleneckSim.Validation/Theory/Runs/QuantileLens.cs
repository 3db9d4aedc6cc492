namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>Looks closely at the neighbourhood of one percentile, since general histograms are as coarse as the margin.</summary>
/// <remarks>
/// <code>
///   |  below  |||||||||||||||| 4,000 bins ||||||||||||||||  above  |
///            0.8 · expected        ▲          1.2 · expected
/// </code>
/// A percentile outside is told as the end that is nearer: a miss, never an agreement.
/// </remarks>
internal sealed class QuantileLens(double share, double expectedNanoseconds)
{
    private const int Bins = 4_000;
    private const double Reach = 0.2;

    private readonly double _low = expectedNanoseconds * (1 - Reach);
    private readonly double _width = 2 * Reach * expectedNanoseconds / Bins;
    private readonly long[] _counts = new long[Bins];
    private long _below;
    private long _count;

    public void Record(long nanoseconds)
    {
        _count++;
        var bin = (nanoseconds - _low) / _width;
        if (bin < 0)
            _below++;
        else if (bin < Bins)
            _counts[(int)bin]++;
    }

    /// <summary>The percentile in nanoseconds, interpolated within its bin.</summary>
    public double Nanoseconds()
    {
        var rank = share * _count;
        double seen = _below;
        for (var bin = 0; bin < Bins; bin++)
        {
            if (seen + _counts[bin] >= rank)
                return _low + (_width * (bin + (_counts[bin] == 0 ? 0 : Math.Max(0, rank - seen) / _counts[bin])));
            seen += _counts[bin];
        }

        return _low + (_width * Bins);
    }
}
