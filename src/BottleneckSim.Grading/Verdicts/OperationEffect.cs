using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Measurements;
using BottleneckSim.Grading.Statistics;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>What a fix did to the users of one operation, whether it has an objective or not. All differences are after − before, seed by seed.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="SuccessBefore">Answered as asked, of all issued, before.</param>
/// <param name="SuccessAfter">The same after.</param>
/// <param name="SuccessDifference">The difference.</param>
/// <param name="MeanLatencyBefore">Mean latency of the requests that ended, in seconds, before.</param>
/// <param name="MeanLatencyAfter">The same after.</param>
/// <param name="MeanLatencyDifference">The difference.</param>
public sealed record OperationEffect(
    string Operation,
    Estimate SuccessBefore,
    Estimate SuccessAfter,
    Estimate SuccessDifference,
    Estimate MeanLatencyBefore,
    Estimate MeanLatencyAfter,
    Estimate MeanLatencyDifference)
{
    /// <summary>Whether the fix made it worse beyond doubt: fewer answers, or later ones.</summary>
    public bool IsHarmed => SuccessDifference.Interval.High < 0 || MeanLatencyDifference.Interval.Low > 0;

    /// <summary>The effects on every operation of either variant, in the order of their names.</summary>
    internal static IEnumerable<OperationEffect> Of(IReadOnlyList<Replication> before, IReadOnlyList<Replication> after, double confidence) =>
        before.Concat(after).SelectMany(each => each.Judged.Operations.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(operation => Of(operation, before, after, confidence));

    private static OperationEffect Of(string operation, IReadOnlyList<Replication> before, IReadOnlyList<Replication> after, double confidence)
    {
        var (successBefore, successAfter) = (Values(before, each => each.SuccessOfOffered), Values(after, each => each.SuccessOfOffered));
        var (meanBefore, meanAfter) = (Values(before, each => each.VisibleMeanLatencySeconds), Values(after, each => each.VisibleMeanLatencySeconds));
        return new OperationEffect(
            operation,
            StudentInterval.Of(successBefore, confidence), StudentInterval.Of(successAfter, confidence),
            PairedDifference.Of(successBefore, successAfter, confidence),
            StudentInterval.Of(meanBefore, confidence), StudentInterval.Of(meanAfter, confidence),
            PairedDifference.Of(meanBefore, meanAfter, confidence));

        List<double> Values(IReadOnlyList<Replication> replications, Func<OperationMeasurement, double> value) =>
            [.. replications.Select(each => each.Judged.Operations.TryGetValue(operation, out var measured) ? value(measured) : 0)];
    }
}
