using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>When things happen in a run that is judged.</summary>
internal static class ScheduleDefinitions
{
    private static readonly Schedule Usual = new();

    private static readonly Key<Duration> WarmUp = Key.Optional(
        "warm-up", Quantity.Duration("0s", "1d"), Usual.WarmUp, "Time at the start that no figure counts.");

    private static readonly Key<Instant> FixAt = Key.Optional(
        "fix-at", Quantity.Instant("1s", "7d"), Usual.FixAt, "When the fix is applied to the running system; after the warm-up.");

    private static readonly Key<Duration> Settling = Key.Optional(
        "settling", Quantity.Duration("0s", "1d"), Usual.Settling, "Time granted to the fix before anything is judged.");

    private static readonly Key<Duration> Judged = Key.Optional(
        "judged", Quantity.Duration("1s", "1d"), Usual.Judged, "Length of the window whose requests are judged; the run ends with it.");

    private static readonly Key<Duration> SampleEvery = Key.Optional(
        "sample-every", Quantity.Duration("100ms", "1h"), Usual.SampleEvery, "Time between two samples of every node.");

    public static Shape<Schedule> Schedule { get; } = new MappingShape<Schedule>(new(
        "schedule", "When things happen in a run that is judged.", [WarmUp, FixAt, Settling, Judged, SampleEvery], Build));

    private static Schedule Build(MappingValues values)
    {
        if (values.Get(FixAt) <= Instant.Zero + values.Get(WarmUp))
            values.Refuse(FixAt, $"{values.Get(FixAt)} lies within the warm-up", $"an instant after {values.Get(WarmUp)}");
        return new Schedule
        {
            WarmUp = values.Get(WarmUp),
            FixAt = values.Get(FixAt),
            Settling = values.Get(Settling),
            Judged = values.Get(Judged),
            SampleEvery = values.Get(SampleEvery),
        };
    }
}
