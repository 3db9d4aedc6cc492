namespace BottleneckSim.Validation.Speed;

/// <summary>How much is run.</summary>
/// <param name="Rounds">Rounds of every comparison; the interval is over them.</param>
/// <param name="ScalingRounds">Rounds of the comparisons by length and by width.</param>
/// <param name="SingleServerRequests">Requests of a run of M/M/1.</param>
/// <param name="ShopRequests">Requests of a run of the shop.</param>
/// <param name="WideRequests">Requests of a run of the wide system.</param>
/// <param name="ReplicationRequests">Requests of one replication.</param>
/// <param name="LongestRun">Requests of the longest run of M/M/1.</param>
/// <param name="LongestShopRun">Requests of the longest run of the shop.</param>
/// <param name="InFlight">Requests in flight whose memory is measured.</param>
internal sealed record SpeedSize(
    int Rounds,
    int ScalingRounds,
    long SingleServerRequests,
    long ShopRequests,
    long WideRequests,
    long ReplicationRequests,
    long LongestRun,
    long LongestShopRun,
    long InFlight)
{
    /// <summary>Enough to see that everything runs.</summary>
    public static SpeedSize Tiny { get; } = new(2, 2, 2_000, 1_000, 1_000, 1_000, 100_000, 100_000, 10_000);

    /// <summary>Without the flag: some four minutes.</summary>
    public static SpeedSize Usual { get; } = new(7, 5, 1_000_000, 200_000, 300_000, 200_000, 10_000_000, 1_000_000, 1_000_000);

    /// <summary>With the flag: the shop's longest run, too.</summary>
    public static SpeedSize Long { get; } = Usual with { LongestShopRun = 10_000_000 };
}
