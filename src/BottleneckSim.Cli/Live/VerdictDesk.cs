using BottleneckSim.Cli.Verifying;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Cli.Live;

/// <summary>Gives verdicts while the session goes on: one at a time, a few more may wait.</summary>
/// <param name="session">The session whose scenario is judged.</param>
/// <param name="parallelism">Runs at once; null leaves one processor to the session.</param>
internal sealed class VerdictDesk(LiveSession session, Parallelism? parallelism = null) : IDisposable
{
    /// <summary>So many may wait for theirs.</summary>
    public const int MostWaiting = 4;

    private readonly SemaphoreSlim _one = new(1, 1);
    private int _present;

    /// <summary>Judges a fix.</summary>
    /// <returns>The verdict; null if too many are waiting already.</returns>
    public async Task<VerdictReport?> VerifyAsync(Fix fix, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _present) > MostWaiting + 1)
        {
            Interlocked.Decrement(ref _present);
            return null;
        }

        try
        {
            await _one.WaitAsync(cancellation);
            try
            {
                return await Task.Run(() => Verify(fix, cancellation), cancellation);
            }
            finally
            {
                _one.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private VerdictReport Verify(Fix fix, CancellationToken cancellation)
    {
        // Not the session's own seed: a verdict on the very run that one watched would be a verdict on luck.
        var options = new VerifyOptions { Scenario = session.Loaded.Path, Fix = fix.Name, BaseSeed = ReplicationSeeds.Default.Base };
        var runs = parallelism ?? new Parallelism(Math.Max(1, Environment.ProcessorCount - 1));
        return FixVerification.Verify(session.Loaded, fix, options, cancellation: cancellation, parallelism: runs);
    }
}
