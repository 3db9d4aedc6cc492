namespace BottleneckSim.Scenarios.Figures;

/// <summary>A figure of what users get.</summary>
/// <param name="Operation">The task of a load population.</param>
/// <param name="Statistic">Which number.</param>
/// <param name="Percentile">For <see cref="OperationStatistic.LatencyPercentile"/> the share in per cent, otherwise 0.</param>
public sealed record OperationFigure(string Operation, OperationStatistic Statistic, double Percentile = 0) : Figure
{
    /// <inheritdoc />
    public override bool LowerIsBetter => Statistic is OperationStatistic.LatencyPercentile or OperationStatistic.MeanLatency;

    /// <inheritdoc />
    public override string Describe() => Statistic switch
    {
        OperationStatistic.LatencyPercentile => FormattableString.Invariant($"p{Percentile} of {Operation}"),
        OperationStatistic.MeanLatency => $"mean latency of {Operation}",
        OperationStatistic.SuccessOfOffered => $"success of offered {Operation}",
        _ => $"throughput of {Operation}",
    };
}
