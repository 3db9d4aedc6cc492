using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines;

namespace BottleneckSim.Validation.Theory.Runs;

/// <summary>Runs systems on independent seeds, several at once.</summary>
internal sealed class TheoryRunner(IEngineFactory engines, ulong firstSeed, Parallelism parallelism, CancellationToken cancellation)
{
    /// <summary>The values of every figure, by figure and then by replication.</summary>
    /// <param name="system">The system.</param>
    /// <param name="ordinal">Its place in the fixed order of the table, from which its seeds follow.</param>
    public double[][] Run(TheorySystem system, int ordinal)
    {
        var replications = Enumerable.Range(0, system.Length.Replications).ToArray();
        var values = parallelism.Map(replications, replication => Replicate(system, firstSeed + ((ulong)ordinal * TheorySeeds.PerSystem) + (ulong)replication), cancellation);
        return [.. system.Figures.Select((_, figure) => values.Select(replication => replication[figure]).ToArray())];
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
        engine.AdvanceTo(from);
        engine.Sample();
        for (var sampling = 1; sampling <= length.Samplings; sampling++)
        {
            engine.AdvanceTo(sampling == length.Samplings ? to : from + Duration.FromNanoseconds(length.Window.Nanoseconds / length.Samplings * sampling));
            engine.Sample();
        }

        engine.AdvanceTo(to + length.Drain);
        return [.. system.Figures.Select(figure => figure.Measure(sink))];
    }
}
