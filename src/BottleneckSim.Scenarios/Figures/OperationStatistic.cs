namespace BottleneckSim.Scenarios.Figures;

/// <summary>A number about the requests of one operation that were issued in a window.</summary>
public enum OperationStatistic
{
    /// <summary>A percentile of the latency.</summary>
    LatencyPercentile,

    /// <summary>The mean latency.</summary>
    MeanLatency,

    /// <summary>Requests answered as asked, of all that were issued.</summary>
    SuccessOfOffered,

    /// <summary>Requests answered as asked each second.</summary>
    Throughput,
}
