using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines;

namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>Runs systems on independent seeds, several at once.</summary>
internal sealed class TheoryRunner(IEngineFactory engines, ulong firstSeed, Parallelism parallelism, ReplicationJournal journal, CancellationToken cancellation)
{
    private const int Steps = 50;

    /// <summary>The values of every figure and then of every control variate, by these and then by replication.</summary>
    /// <param name="system">The system.</param>
    /// <param name="ordinal">Its place in the fixed order of the table, from which its seeds follow.</param>
    /// <param name="isDone">Told how many replications are done.</param>
    public double[][] Run(TheorySystem system, int ordinal, Action<int>? isDone = null)
    {
        var known = journal.Read(system, ordinal, firstSeed);
        var done = 0;
        var values = parallelism.Map([.. Enumerable.Range(0, system.Length.Replications)], Value, cancellation);
        return [.. Enumerable.Range(0, system.Figures.Length + system.Controls.Length).Select(column => values.Select(replication => replication[column]).ToArray())];

        double[] Value(int replication)
        {
            if (!known.TryGetValue(replication, out var measured))
            {
                measured = Replicate(system, firstSeed + ((ulong)ordinal * TheorySeeds.PerSystem) + (ulong)replication);
                journal.Add(system, ordinal, firstSeed, replication, measured);
            }

            isDone?.Invoke(Interlocked.Increment(ref done));
            return measured;
        }
    }

    private double[] Replicate(TheorySystem system, ulong seed)
    {
        cancellation.ThrowIfCancellationRequested();
        var length = system.Length;
        var from = Instant.Zero + length.Warmup;
        var to = from + length.Window;
        var lenses = system.Figures.Where(figure => figure.Lens is not null)
            .ToDictionary(figure => figure.Compares, figure => new QuantileLens(figure.Lens!.Value.Share, figure.Lens.Value.ExpectedNanoseconds), StringComparer.Ordinal);
        var sink = new SteadyStateSink(from, to, system.Interests, lenses);
        using var engine = engines.Create(system.System, seed, sink);
        Advance(engine, from);
        engine.Sample();
        for (var sampling = 1; sampling <= length.Samplings; sampling++)
        {
            Advance(engine, sampling == length.Samplings ? to : from + Duration.FromNanoseconds(length.Window.Nanoseconds / length.Samplings * sampling));
            engine.Sample();
        }

        Advance(engine, to + length.Drain);
        return [.. system.Figures.Select(figure => figure.Measure(sink)), .. system.Controls.Select(control => control.Measure(sink))];
    }

    /// <summary>In steps, so that a run that is cancelled ends within a moment.</summary>
    private void Advance(IEngine engine, Instant to)
    {
        var step = Duration.FromNanoseconds(((to - engine.Now).Nanoseconds / Steps) + 1);
        while (engine.Now + step < to)
        {
            cancellation.ThrowIfCancellationRequested();
            engine.AdvanceTo(engine.Now + step);
        }

        engine.AdvanceTo(to);
    }
}
