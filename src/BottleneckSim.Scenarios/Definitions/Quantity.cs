using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios.Quantities;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>The quantities of scenario files. Bounds are spelt as a file would spell them.</summary>
internal static class Quantity
{
    public static Shape<Duration> Duration(string smallest, string largest) => new QuantityShape<Duration>(
        QuantityKind.Duration, smallest, largest, value => Kernel.SimulatedTime.Duration.FromNanoseconds((long)value), value => value.Nanoseconds);

    public static Shape<Instant> Instant(string earliest, string latest) => new QuantityShape<Instant>(
        QuantityKind.Duration, earliest, latest, value => Kernel.SimulatedTime.Instant.FromNanoseconds((long)value), value => value.Nanoseconds);

    public static Shape<long> Size(string smallest, string largest) =>
        new QuantityShape<long>(QuantityKind.Size, smallest, largest, value => (long)value, value => value);

    public static Shape<long> Bandwidth(string smallest, string largest) =>
        new QuantityShape<long>(QuantityKind.Bandwidth, smallest, largest, value => (long)value, value => value);

    public static Shape<double> Rate(string smallest, string largest) =>
        new QuantityShape<double>(QuantityKind.Rate, smallest, largest, value => (double)value, value => (decimal)value);

    public static Shape<double> Share(string smallest, string largest) =>
        new QuantityShape<double>(QuantityKind.Share, smallest, largest, value => (double)value, value => (decimal)value);

    public static Shape<double> Multiple(string smallest, string largest) =>
        new QuantityShape<double>(QuantityKind.Multiple, smallest, largest, value => (double)value, value => (decimal)value);

    public static Shape<decimal> Price(string smallest, string largest) =>
        new QuantityShape<decimal>(QuantityKind.Price, smallest, largest, value => value, value => value);

    public static Shape<double> Number(string smallest, string largest) =>
        new QuantityShape<double>(QuantityKind.Number, smallest, largest, value => (double)value, value => (decimal)value);

    public static Shape<int> Count(string things, string smallest, string largest) =>
        new QuantityShape<int>(QuantityKind.CountOf(things), smallest, largest, value => (int)value, value => value);

    public static Shape<long> LargeCount(string things, string smallest, string largest) =>
        new QuantityShape<long>(QuantityKind.CountOf(things), smallest, largest, value => (long)value, value => value);

    public static Shape<double> MeanCount(string things, string smallest, string largest)
    {
        var kind = QuantityKind.CountOf(things) with { Noun = $"mean number of {things}", IsWhole = false };
        return new QuantityShape<double>(kind, smallest, largest, value => (double)value, value => (decimal)value);
    }
}
