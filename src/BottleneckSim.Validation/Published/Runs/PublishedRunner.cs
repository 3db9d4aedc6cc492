using BottleneckSim.Grading.Runs;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Validation.Reports;

namespace BottleneckSim.Validation.Published.Runs;

/// <summary>Runs systems on fixed seeds and makes rows of what they give.</summary>
internal sealed class PublishedRunner(IEngineFactory engines, Parallelism parallelism, CancellationToken cancellation)
{
    /// <summary>The first seed; replication r has seed First + r, in every system: variants of one system are paired.</summary>
    public const ulong FirstSeed = 20_261_122_900_000;

    /// <summary>Independent replications of every system.</summary>
    public const int Replications = 20;

    /// <summary>The confidence of each interval.</summary>
    public const double Confidence = 0.99;

    private static readonly Duration Drain = Duration.FromSeconds(60);

    /// <summary>Runs a system; a sink for each seed.</summary>
    /// <param name="system">The system.</param>
    /// <param name="warmup">What is run before the window.</param>
    /// <param name="window">The window.</param>
    /// <param name="changes">Changes by the instant at which they are applied, in order, all of them before the window's end.</param>
    public LatencySink[] Run(SystemDescription system, Duration warmup, Duration window, IReadOnlyList<(Instant At, Change Change)>? changes = null) => parallelism.Map(
        Enumerable.Range(0, Replications).ToArray(),
        replication =>
        {
            var from = Instant.Zero + warmup;
            var sink = new LatencySink(from, from + window);
            using var engine = engines.Create(system, FirstSeed + (ulong)replication, sink);
            foreach (var (at, change) in changes ?? [])
            {
                engine.AdvanceTo(at);
                engine.Apply(change, ChangeOrigin.Fault);
            }

            engine.AdvanceTo(from + window);
            engine.Sample();
            engine.AdvanceTo(from + window + Drain);
            return sink;
        },
        cancellation);

    /// <summary>A row of one figure a seed.</summary>
    public static ValidationRow RowOf(IEnumerable<double> values, ValidationRow row)
    {
        var estimate = StudentInterval.Of([.. values], Confidence);
        return (row with { Ours = estimate.Value, Low = estimate.Interval.Low, High = estimate.Interval.High }).Judged();
    }
}
