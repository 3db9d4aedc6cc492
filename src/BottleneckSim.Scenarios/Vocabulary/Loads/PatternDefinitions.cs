using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads.Patterns;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Loads;

/// <summary>How an arrival rate changes in time.</summary>
internal static class PatternDefinitions
{
    private const string DiurnalDoc = "Day and night: a sine around the rate.";
    private const string BurstsDoc = "A burst every so often, and the plain rate in between.";
    private const string PointsDoc = "Straight lines between points; before the first and after the last, their factors.";

    private static readonly Shape<Duration> Span = Quantity.Duration("1ms", "7d");
    private static readonly Shape<double> AnyFactor = Quantity.Multiple("0x", "1000x");

    private static readonly Key<Duration> Period = Key.Required("period", Quantity.Duration("1s", "7d"), "From peak to peak.");
    private static readonly Key<double> Swing = Key.Required("swing", Quantity.Share("0%", "100%"), "How far it goes up and down, as a share of the rate.");
    private static readonly Key<Duration> PeakAt = Key.Required("peak-at", Quantity.Duration("0s", "7d"), "When the first peak is.");

    private static readonly Key<Duration> Every = Key.Required("every", Span, "From burst to burst; each ends such a period.");
    private static readonly Key<Duration> Length = Key.Required("length", Span, "How long a burst is.");
    private static readonly Key<double> Factor = Key.Required("factor", AnyFactor, "How many times the rate.");

    private static readonly Key<Duration> At = Key.Required("at", Quantity.Duration("0s", "7d"), "When.");

    private static readonly Key<ImmutableArray<RatePoint>> Points = Key.Required(
        "points",
        new ListShape<RatePoint>(
            new MappingShape<RatePoint>(new(
                "rate point", "A factor on the rate at a moment.", [At, Factor], values => new RatePoint(values.Get(At), values.Get(Factor)))),
            1,
            1_000),
        PointsDoc);

    private static readonly Key<Duration> Repeats = Key.Omittable("repeats", Span, "After how long it begins anew.", "it does not");

    private static readonly Key<RatePattern> Diurnal = Key.Required(
        "diurnal",
        new MappingShape<RatePattern>(new(
            "diurnal rate",
            DiurnalDoc,
            [Period, Swing, PeakAt],
            values => new DiurnalPattern(values.Get(Period), values.Get(Swing), values.Get(PeakAt)))),
        DiurnalDoc);

    private static readonly Key<RatePattern> Bursts = Key.Required(
        "bursts", new MappingShape<RatePattern>(new("bursts of a rate", BurstsDoc, [Every, Length, Factor], BuildBursts)), BurstsDoc);

    /// <summary>A pattern, counted from the start of the run or from the change that sets it.</summary>
    public static Shape<RatePattern> Pattern { get; } = new ChoiceShape<RatePattern>(
        "pattern",
        [
            new Mapping<RatePattern>("diurnal", DiurnalDoc, [Diurnal], values => values.Get(Diurnal)),
            new Mapping<RatePattern>("bursts", BurstsDoc, [Bursts], values => values.Get(Bursts)),
            new Mapping<RatePattern>("points", PointsDoc, [Points, Repeats], BuildPoints),
        ]);

    private static RatePattern BuildBursts(MappingValues values)
    {
        if (values.Get(Length) < values.Get(Every))
            return new BurstPattern(values.Get(Every), values.Get(Length), values.Get(Factor));
        values.Refuse(Length, $"{values.Get(Length)} is no shorter than every {values.Get(Every)}", "shorter than that");
        return null!;
    }

    private static RatePattern BuildPoints(MappingValues values)
    {
        var points = values.Get(Points);
        foreach (var (_, late) in points.Zip(points.Skip(1)).Where(pair => pair.Second.At <= pair.First.At))
        {
            values.Refuse(Points, $"the point at {late.At} does not come after the one before it", "points in the order of time");
            return null!;
        }

        var repeats = values.OrNull(Repeats);
        if (repeats is null || repeats >= points[^1].At)
            return new PointsPattern(points, repeats);
        values.Refuse(Repeats, $"{repeats} is before the last point", $"at least {points[^1].At}");
        return null!;
    }
}
