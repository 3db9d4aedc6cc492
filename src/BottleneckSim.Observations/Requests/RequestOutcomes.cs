namespace BottleneckSim.Observations.Requests;

/// <summary>The outcomes that a request can have, for whoever counts by them.</summary>
public static class RequestOutcomes
{
    /// <summary>How many there are; each is a number below it.</summary>
    public static int Count { get; } = Enum.GetValues<RequestOutcome>().Length;
}
