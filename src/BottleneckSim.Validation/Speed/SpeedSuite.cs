using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Speed;

/// <summary>How fast the simulator is: processor time a request, as ratios within one run where that is possible.</summary>
public sealed class SpeedSuite : IValidationSuite
{
    /// <inheritdoc />
    public string Id => SectionIds.Speed;

    /// <inheritdoc />
    public string Title => "Speed";

    /// <inheritdoc />
    public ValidationSection Run(ValidationContext context) => Run(context, context.IsWhole ? SpeedSize.Long : SpeedSize.Usual);

    internal ValidationSection Run(ValidationContext context, SpeedSize size)
    {
        List<ValidationRow> rows = [];
        void Measure(double done, string doing, Func<IEnumerable<ValidationRow>> measure)
        {
            context.Progress.Report(new ValidationProgress(done, doing));
            rows.AddRange(measure());
        }

        Measure(0, "memory", () => [MemoryMeasurement.Row(size.InFlight)]); // First, while the heap holds nothing else.
        Measure(0.05, "requests a second", () => ThroughputMeasurement.Rows(size, context));
        Measure(0.2, "parts of a request", () => PartsMeasurement.Rows(size, context));
        Measure(0.35, "width", () => WidthMeasurement.Rows(size, context));
        Measure(0.5, "length", () => LengthMeasurement.Rows(size, context));
        Measure(0.85, "replications", () => ReplicationMeasurement.Rows(size, context.Cancellation));
        return new ValidationSection
        {
            Id = Id,
            Title = Title,
            Command = context.CommandOf(Id),
            Seeds = "1",
            Machine = MachineDescription.OfThis(),
            Method =
            [
                FormattableString.Invariant($"Processor time of the process, in short pieces of the runs; the cases of a comparison take turns in each of {size.Rounds} rounds, there and back (A B B A), so that what slows the machine slows all of them. ")
                + "Ratios, shares and differences are formed within a round. A figure is the median over the rounds; its interval at 99 % is that of the sign test, which asks nothing of the distribution: "
                + "on a machine that others use, some rounds are very slow. Six pieces of each run go before the clock starts.",
                "Length: beside every piece of the long run, as long as the short run, stands a short run from its own start; the ratio is formed in each such pair. "
                + "Replications: elapsed time, since that is what they save, five runs a core handed out one by one, there and back, each against a pure computation in the same round.",
                "Systems: M/M/1 at a load of 0.7 (open load, link, web server with one core and one worker, link); the shop (balancer, two web servers, cache, database, queue, worker) at 500 requests a second; "
                + "a wide tier of 3 to 1,000 servers at 2,000 requests a second in total. Speed on another machine differs; the ratios should not.",
            ],
            Rows = [.. rows],
        };
    }
}
