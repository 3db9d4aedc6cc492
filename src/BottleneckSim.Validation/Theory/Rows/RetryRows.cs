using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Calls;
using BottleneckSim.Models.Calls.Retries;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Programs;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Formulas;
using BottleneckSim.Validation.Theory.Runs;
using BottleneckSim.Validation.Theory.Systems;

namespace BottleneckSim.Validation.Theory.Rows;

/// <summary>Retries that keep an overload alive: the same system has two stable points, and where it is depends on where it came from.</summary>
/// <remarks>
/// <code>
///   clients ──► server with K places, first come first served; work that a client gave up is done all the same
///      ▲  time-out or refusal: again after a long random back-off, m attempts in all
///      └──────────────────┘
///   low:  started quietly                     high: started with a spike of arrivals that is long over
/// </code>
/// </remarks>
internal static class RetryRows
{
    /// <summary>The heading.</summary>
    public const string Group = "Retries: two stable points of one system";

    private const int Replications = 60;
    private const double BackOffServices = 2_000;
    private const double RelaxationServices = 1_000;
    private const double WindowServices = 150_000;
    private const double SpikeServices = 3_000;
    private const double SpikeFactor = 8;
    private const double SuccessMargin = 0.01;

    /// <summary>Two systems, each from both sides.</summary>
    public static IEnumerable<TheorySystem> All() =>
        from point in new[] { new RetryFixedPoint(0.5, 4, 40, 30), new RetryFixedPoint(0.6, 4, 20, 14) }
        from isHigh in new[] { false, true }
        select System(point, isHigh);

    private static TheorySystem System(RetryFixedPoint point, bool isHigh)
    {
        var total = isHigh ? point.High() : point.Low();
        return new TheorySystem
        {
            Group = Group,
            Name = $"load {point.Arrivals}, {point.Attempts} attempts, {point.Places} places, time-out {point.Timeout}: started {(isHigh ? "with a spike" : "quietly")}",
            Abscissa = point.Arrivals,
            System = TheoryTiers.Join([Clients(point, isHigh)], TheoryTiers.Station("web", 1, 1, point.Places - 1, (TheoryTiers.Endpoint, [Attempt()]))),
            Length = new RunLength(Services(RelaxationServices), Services(WindowServices), Replications),
            Figures = Expected(point, total),
        };
    }

    /// <summary>Every attempt asks for other work: else a long request would fail again and again.</summary>
    private static UseCpuStep Attempt() => new(new DurationDemand(TheoryTiers.Exponential(), DrawScope.PerExecution));

    private static OpenLoadOptions Clients(RetryFixedPoint point, bool isHigh) => TheoryTiers.Poisson(point.Arrivals) with
    {
        Timeout = Duration.FromNanoseconds((long)((point.Timeout * TheoryTiers.Service) + (2 * TheoryTiers.Hop))),
        Policy = new CallPolicy { Retry = new RetryOptions(point.Attempts, new BackOff(Services(BackOffServices), 1, Services(BackOffServices), Jitter.Full)) },
        Spike = isHigh ? new SpikeOptions(SpikeFactor, Services(SpikeServices)) : null,
    };

    private static ImmutableArray<TheoryFigure> Expected(RetryFixedPoint point, double total) =>
    [
        new TheoryFigure(
            "attempts a request", "attempts", total / point.Arrivals, "fixed point of Λ = λ(1 + p + … + p^(m−1)), p of M/M/1/K", EquivalenceMargin.Relative(0.01),
            sink => sink.Resource("web", "workers").Offered / (double)sink.Population().Finished),
        new TheoryFigure(
            "requests that succeed", "share", point.SuccessAt(total), "1 − p^m at the fixed point", EquivalenceMargin.Absolute(SuccessMargin),
            sink => 1 - sink.Population().FailedShare),
    ];

    private static Duration Services(double count) => Duration.FromNanoseconds((long)(count * TheoryTiers.Service));
}
