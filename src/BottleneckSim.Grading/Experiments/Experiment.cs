using BottleneckSim.Grading.Runs;
using BottleneckSim.Models.Engines;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Grading.Experiments;

/// <summary>Replications of a scenario's variants on common seeds, each run made once and only when it is asked for.</summary>
/// <remarks>
/// <code>
///               seed 0   seed 1   seed 2   …      a column is a pair: the same users with the same demands,
/// unmended        x        x        x             so that differences along it are the variants' doing
/// mended by a     x        x        x
/// mended by b     x        x
/// </code>
/// Runs go on in parallel; what they give does not depend on the scheduling. An experiment itself is used by one thread.
/// </remarks>
/// <param name="engines">Makes the engines.</param>
/// <param name="scenario">The scenario.</param>
/// <param name="truth">Its faults and fixes; null for a healthy system.</param>
/// <param name="seeds">The seeds; the default base if null.</param>
/// <param name="parallelism">How many runs at once; one a processor if null.</param>
/// <param name="progress">Told after every run how many were made so far. It may be called from several threads.</param>
/// <param name="cancellation">Stops between two runs.</param>
public sealed class Experiment(
    IEngineFactory engines,
    Scenario scenario,
    Truth? truth,
    ReplicationSeeds? seeds = null,
    Parallelism? parallelism = null,
    IProgress<int>? progress = null,
    CancellationToken cancellation = default)
{
    private readonly Dictionary<string, List<Replication>> _replications = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Variant> _variants = new(StringComparer.Ordinal);
    private int _runs;

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; } = scenario;

    /// <summary>Its faults and fixes; null for a healthy system.</summary>
    public Truth? Truth { get; } = truth;

    /// <summary>The seeds.</summary>
    public ReplicationSeeds Seeds { get; } = seeds ?? ReplicationSeeds.Default;

    /// <summary>The first so many replications of a variant; those that are missing are run now.</summary>
    /// <exception cref="ArgumentException">Another variant has the same name.</exception>
    /// <exception cref="Models.Changes.ChangeRefusedException">A change of the variant does not fit.</exception>
    public IReadOnlyList<Replication> Of(Variant variant, int replications)
    {
        Ensure([variant], replications);
        return _replications[variant.Name].GetRange(0, replications);
    }

    /// <summary>Runs what is missing of several variants, side by side.</summary>
    public void Ensure(IEnumerable<Variant> variants, int replications)
    {
        var missing = new List<(Variant Variant, int Replication)>();
        foreach (var variant in variants.DistinctBy(each => each.Name))
        {
            var known = Known(variant);
            missing.AddRange(Enumerable.Range(known.Count, Math.Max(0, replications - known.Count)).Select(replication => (variant, replication)));
        }

        var results = (parallelism ?? Parallelism.OnePerProcessor).Map(missing, Run, cancellation);
        for (var index = 0; index < missing.Count; index++)
            _replications[missing[index].Variant.Name].Add(results[index]);
    }

    private List<Replication> Known(Variant variant)
    {
        if (!_variants.TryAdd(variant.Name, variant) && !IsSame(_variants[variant.Name], variant))
            throw new ArgumentException($"Two variants of {Scenario.Id} are called '{variant.Name}'.", nameof(variant));
        if (!_replications.TryGetValue(variant.Name, out var known))
            _replications.Add(variant.Name, known = []);
        return known;
    }

    private static bool IsSame(Variant one, Variant other) =>
        one.Faults.SequenceEqual(other.Faults) && one.OperatorChanges.SequenceEqual(other.OperatorChanges);

    private Replication Run((Variant Variant, int Replication) which)
    {
        var plan = new RunPlan
        {
            Scenario = Scenario,
            Seed = Seeds[which.Replication],
            Faults = which.Variant.Faults,
            OperatorChanges = which.Variant.OperatorChanges,
        };
        var result = ScenarioRun.Execute(engines, plan);
        progress?.Report(Interlocked.Increment(ref _runs));
        return new Replication(plan.Seed, result.Judged, result.Engine, result.Digest)
        {
            OperatorChanges = [.. result.Measurements.Changes.Where(change => change.Origin == ChangeOrigin.Operator)],
        };
    }
}
