namespace BottleneckSim.Validation.Speed;

/// <summary>Measures several cases in turns within one process, so that what slows the machine slows all of them.</summary>
/// <remarks>
/// <code>
/// round 1: A B C C B A     every case twice in a round, in mirrored order: a machine that slows down steadily slows all alike
/// round 2: B C A A C B     a ratio is formed within each round, the median and its interval over the rounds
/// </code>
/// The runs stay and are advanced by short pieces, so that the cases of a round are milliseconds apart.
/// </remarks>
internal static class SpeedRounds
{
    private const int WarmUpPieces = 6;

    /// <summary>The samples of each case, a round each.</summary>
    public static SpeedSample[][] Run(IReadOnlyList<SpeedCase> cases, int rounds, CancellationToken cancellation)
    {
        var runs = cases.Select(one => new SpeedRun(one)).ToArray();
        foreach (var piece in Enumerable.Range(0, WarmUpPieces)) // Arrays have their sizes, the just-in-time compiler is done.
            Turn(runs, piece);
        var samples = cases.Select(_ => new SpeedSample[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (there, back) = (Turn(runs, round), Turn(runs, round, isBack: true));
            for (var index = 0; index < cases.Count; index++)
                samples[index][round] = there[index] + back[index];
        }

        foreach (var run in runs)
            run.Dispose();
        return samples;

        SpeedSample[] Turn(SpeedRun[] all, int first, bool isBack = false)
        {
            var turn = new SpeedSample[all.Length];
            for (var step = 0; step < all.Length; step++)
            {
                var index = (first + (isBack ? all.Length - 1 - step : step)) % all.Length;
                turn[index] = all[index].Advance(cases[index].Requests);
            }

            return turn;
        }
    }

    /// <summary>A whole run from its start, a tenth of it before the clock starts.</summary>
    public static SpeedSample Measure(SpeedCase one)
    {
        using var run = new SpeedRun(one);
        run.Advance(one.Requests / 10);
        return run.Advance(one.Requests);
    }
}
