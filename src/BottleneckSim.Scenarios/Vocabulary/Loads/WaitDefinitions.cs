using BottleneckSim.Kernel.Distributions;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Loads;

/// <summary>How long users wait: Locust's four wait times, and any distribution.</summary>
internal static class WaitDefinitions
{
    private const string PacingDoc = "From the start of a request to the start of the user's next one, which never comes before the answer: Locust's `constant_pacing`.";

    private const string ThroughputDoc =
        "Requests of each user, at most: Locust's `constant_throughput`. 5,000 users at 0.1/s ask for at most 500 requests a second.";

    private static readonly Key<Duration> Pacing = Key.Required("constant-pacing", Quantity.Duration("1ms", "1h"), PacingDoc);
    private static readonly Key<double> Throughput = Key.Required("constant-throughput", Quantity.Rate("1/h", "1000/s"), ThroughputDoc);

    /// <summary>A wait.</summary>
    public static Shape<WaitTime> Wait { get; } = new ChoiceShape<WaitTime>(
        "wait",
        [
            .. DistributionDefinitions.LawsAs("wait", law => new WaitTime(law, WaitRule.AfterAnswer)),
            new Mapping<WaitTime>("constant-pacing", PacingDoc, [Pacing], values => FromStart(values.Get(Pacing).Nanoseconds)),
            new Mapping<WaitTime>("constant-throughput", ThroughputDoc, [Throughput], values => FromStart(1e9 / values.Get(Throughput))),
        ])
    {
        Single = DistributionDefinitions.PlainAs(law => new WaitTime(law, WaitRule.AfterAnswer)),
    };

    private static WaitTime FromStart(double nanoseconds) => new(new ConstantDistribution(nanoseconds), WaitRule.StartToStart);
}
