namespace BottleneckSim.Validation.Speed;

/// <summary>How much is run.</summary>
/// <param name="Rounds">Rounds of every comparison; the interval is over them.</param>
/// <param name="SingleServerRequests">Requests of a piece of M/M/1.</param>
/// <param name="ShopRequests">Requests of a piece of the shop.</param>
/// <param name="WideRequests">Requests of a piece of the wide system.</param>
/// <param name="ReplicationRounds">Rounds of the comparison of one core with all.</param>
/// <param name="ReplicationRequests">Requests of one replication.</param>
/// <param name="ShortRun">Requests of the short run that longer ones are compared with.</param>
/// <param name="LongestRun">Requests of the longest run of M/M/1.</param>
/// <param name="LongestShopRun">Requests of the longest run of the shop.</param>
/// <param name="InFlight">Requests in flight whose memory is measured.</param>
internal sealed record SpeedSize(
    int Rounds,
    long SingleServerRequests,
    long ShopRequests,
    long WideRequests,
    int ReplicationRounds,
    long ReplicationRequests,
    long ShortRun,
    long LongestRun,
    long LongestShopRun,
    long InFlight)
{
    /// <summary>Enough to see that everything runs.</summary>
    public static SpeedSize Tiny { get; } = new(MedianInterval.Fewest, 500, 200, 200, MedianInterval.Fewest, 20, 1_000, 10_000, 10_000, 10_000);

    /// <summary>Without the flag: some two minutes.</summary>
    public static SpeedSize Usual { get; } = new(40, 25_000, 10_000, 30_000, 15, 25_000, 100_000, 10_000_000, 1_000_000, 1_000_000);

    /// <summary>With the flag: more rounds, and the shop's longest run, too.</summary>
    public static SpeedSize Long { get; } = Usual with { Rounds = 100, ReplicationRounds = 25, LongestShopRun = 10_000_000 };
}
