using BottleneckSim.Grading.Measurements;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Figures;

namespace BottleneckSim.Grading.Figures;

/// <summary>Reads the figures that scenario files name off a window of a run.</summary>
/// <remarks>
/// These are the figures that people see on a dashboard: latencies are those of the requests that ended, refusals at once included, which is
/// what makes some wrong fixes look good. What users are owed is judged otherwise: see <see cref="OperationMeasurement.OwedLatencySeconds"/>.
/// </remarks>
public static class FigureReader
{
    /// <summary>The figure's value: seconds, a ratio, jobs, or a rate each second.</summary>
    /// <returns>Null where the window has no such operation or resource, and for metrics of Prometheus, which no run measures.</returns>
    public static double? Read(Figure figure, WindowMeasurement window) => figure switch
    {
        OperationFigure operation => window.Operations.TryGetValue(operation.Operation, out var measured) ? Read(operation, measured, window.Window) : null,
        ResourceFigure resource => Read(resource, [.. window.Resources.Where(use => use.Tier == resource.Tier && use.Resource == resource.Resource)]),
        _ => null,
    };

    private static double Read(OperationFigure figure, OperationMeasurement measured, MeasurementWindow window) => figure.Statistic switch
    {
        OperationStatistic.LatencyPercentile => measured.VisibleLatencySeconds(figure.Percentile / 100),
        OperationStatistic.MeanLatency => measured.VisibleMeanLatencySeconds,
        OperationStatistic.SuccessOfOffered => measured.SuccessOfOffered,
        OperationStatistic.Throughput => measured.Succeeded / window.Length.TotalSeconds,
        _ => throw new NotSupportedException($"There is no reader for the statistic {figure.Statistic}."),
    };

    private static double? Read(ResourceFigure figure, List<ResourceUse> uses)
    {
        if (uses.Count == 0)
            return null;
        var capacity = uses.Sum(use => (double)use.CapacityNanoseconds);
        return figure.Statistic switch
        {
            ResourceStatistic.Utilisation => capacity > 0 ? uses.Sum(use => use.BusyNanoseconds) / capacity : 0,
            ResourceStatistic.Waiting => uses.Sum(use => use.MeanWaiting),
            ResourceStatistic.Errors => uses.Sum(use => use.ErrorsPerSecond),
            _ => throw new NotSupportedException($"There is no reader for the statistic {figure.Statistic}."),
        };
    }
}
