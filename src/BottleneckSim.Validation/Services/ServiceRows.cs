using BottleneckSim.Kernel.Statistics;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Services.Demands;
using BottleneckSim.Validation.Services.Knees;
using BottleneckSim.Validation.Services.Predictions;
using BottleneckSim.Validation.Services.Processors;
using BottleneckSim.Validation.Services.Sweeps;

namespace BottleneckSim.Validation.Services;

/// <summary>The rows of a study.</summary>
internal static class ServiceRows
{
    private const double NanosecondsPerMillisecond = 1e6;
    private const double NanosecondsPerMicrosecond = 1e3;
    private const double LowestGated = 0.295;
    private const double HighestGated = 0.705;
    private const string Measured = "measured";

    private static readonly EquivalenceMargin KneeMargin = EquivalenceMargin.Relative(0.10);
    private static readonly EquivalenceMargin LatencyMargin = EquivalenceMargin.Relative(0.20);

    public static IEnumerable<ValidationRow> Of(StudyResult result) =>
        [.. Knees(result), .. Latencies(result, isGated: true), .. Latencies(result, isGated: false), .. Inner(result), .. Demands(result), .. Machine(result)];

    private static IEnumerable<ValidationRow> Knees(StudyResult result)
    {
        var predicted = Knee.Find(Curve(result.Prediction.Rates));
        var measured = Knee.Find(Curve(result.Measured.Select(rate => rate.Summary)));
        var (ours, theirs) = (result.Prediction.Rates[^1], result.Measured[^1]);
        var saturation = ours.IntervalOf(window => window.AnswersPerSecond);
        yield return new ValidationRow
        {
            Group = "Knee",
            Name = "knee",
            Compares = "offered rate at which p95 is five times the unloaded p95",
            Unit = "1/s",
            Ours = predicted ?? double.NaN,
            Reference = measured ?? double.NaN,
            Source = Measured,
            Margin = KneeMargin,
            Remark = Disturbance(result.Measured),
            Verdict = RowVerdict.Reported,
        }.Judged();
        yield return new ValidationRow
        {
            Group = "Knee",
            Name = "saturation",
            Compares = $"answers a second at {result.Options.Shares[^1]:P0} of the predicted knee",
            Unit = "1/s",
            Ours = ours.AnswersPerSecond,
            Low = saturation?.Lower,
            High = saturation?.Upper,
            Reference = theirs.Summary.AnswersPerSecond,
            Source = Measured,
            Margin = KneeMargin,
            Remark = Remark(theirs.Summary.IntervalOf(window => window.AnswersPerSecond), 1, theirs),
            Verdict = RowVerdict.Reported,
        }.Judged();
    }

    private static IEnumerable<ValidationRow> Latencies(StudyResult result, bool isGated)
    {
        for (var index = 0; index < result.Options.Shares.Length; index++)
        {
            var share = result.Options.Shares[index];
            if (share is > LowestGated and < HighestGated != isGated)
                continue;
            var (ours, theirs) = (result.Prediction.Rates[index], result.Measured[index]);
            yield return Latency(share, "p50", 0.5, ours.P50, theirs.Summary.P50, ours, theirs, isGated);
            yield return Latency(share, "p95", 0.95, ours.P95, theirs.Summary.P95, ours, theirs, isGated);
        }
    }

    private static ValidationRow Latency(
        double share, string name, double quantile, double ours, double theirs, RateSummary predicted, MeasuredRate measured, bool isGated)
    {
        var interval = predicted.IntervalOfQuantile(quantile);
        return new ValidationRow
        {
            Group = isGated ? "Latency at 30 % to 70 % of the knee" : "Latency at other rates",
            Name = FormattableString.Invariant($"{share:P0} of the knee, {predicted.OfferedPerSecond:F0}/s"),
            Compares = name,
            Unit = "ms",
            Ours = ours / NanosecondsPerMillisecond,
            Low = interval is null ? null : (ours - interval.HalfWidth) / NanosecondsPerMillisecond,
            High = interval is null ? null : (ours + interval.HalfWidth) / NanosecondsPerMillisecond,
            Reference = theirs / NanosecondsPerMillisecond,
            Source = Measured,
            Margin = isGated ? LatencyMargin : null,
            Remark = Remark(measured.Summary.IntervalOfQuantile(quantile), NanosecondsPerMillisecond, measured),
            Verdict = RowVerdict.Reported,
        }.Judged();
    }

    private static IEnumerable<ValidationRow> Inner(StudyResult result)
    {
        foreach (var (ours, theirs) in result.Prediction.Rates.Zip(result.Measured))
        {
            var name = FormattableString.Invariant($"{ours.OfferedPerSecond:F0}/s");
            yield return Reported("Inside the service", name, "share of hits in the cache", "", ours.HitShare, theirs.Summary.HitShare, Disturbance([theirs]));
            yield return Reported("Inside the service", name, "utilisation of the service's core", "", ours.ServiceUtilisation, theirs.Summary.ServiceUtilisation, "The service's includes the run's warm-up and drain.");
        }
    }

    private static IEnumerable<ValidationRow> Demands(StudyResult result)
    {
        var demands = result.Demands.Demands;
        (string Name, double Nanoseconds, string Remark)[] parts =
        [
            ("request for nothing", result.Demands.Health.ServiceNanoseconds, "the web server itself"),
            ("product's page", demands.ProductPage.Mean, FormattableString.Invariant($"squared coefficient of variation {demands.ProductPage.Variance / (demands.ProductPage.Mean * demands.ProductPage.Mean):F3}")),
            ("product's query, in the service", demands.ProductQuery, ""),
            ("category's page", demands.CategoryPage.Mean, FormattableString.Invariant($"squared coefficient of variation {demands.CategoryPage.Variance / (demands.CategoryPage.Mean * demands.CategoryPage.Mean):F3}")),
            ("category's query, in the service", demands.CategoryQuery, "assumed: half of a request for nothing and of a product's query"),
            ("product's rows, in PostgreSQL", demands.ProductRows, ""),
            ("category's rows, in PostgreSQL", demands.CategoryRows, ""),
            ("round trip client–service", demands.ClientRoundTrip, "latency that is nobody's processor time"),
            ("round trip service–PostgreSQL", demands.DatabaseRoundTrip, "latency that is nobody's processor time"),
        ];
        var after = result.Demands.Warmth.Costs.Select(cost => (
            Name: FormattableString.Invariant($"mix, after pauses of {cost.PauseNanoseconds / NanosecondsPerMillisecond:0.#} ms"), Nanoseconds: cost.ServiceNanoseconds,
            Remark: FormattableString.Invariant($"processor time of the service a request; of PostgreSQL {cost.DatabaseNanoseconds / NanosecondsPerMicrosecond:F0} µs")));
        return parts.Concat(after).Select(part => Reported("Demands at low load", part.Name, "mean", "µs", part.Nanoseconds / NanosecondsPerMicrosecond, null, part.Remark));
    }

    private static IEnumerable<ValidationRow> Machine(StudyResult result)
    {
        var top = result.Measured[^1];
        yield return Reported("The machine", "strangers at low load", "most of a core in a phase", "", result.Demands.ForeignShare, null, Disturbance(result.Demands.ForeignShare));
        yield return Reported("The machine", "interruptions at low load", "requests left out of the laws", "", result.Demands.Interruptions, null, FormattableString.Invariant($"alone, and slower than {Uninterrupted.Factor} times the median"));
        yield return Reported("The machine", "strangers under load", "most of a core in a window", "", result.Measured.Max(rate => rate.ForeignShare), null, Disturbance(result.Measured));
        yield return Reported("The machine", "generator", "share of PostgreSQL's core at the highest rate", "", top.GeneratorUtilisation, null, "");
        yield return Reported("The machine", "generator", "lateness, p99 at the lowest rate", "µs", result.Measured[0].LatenessNanoseconds / NanosecondsPerMicrosecond, null, "part of every latency, at low load and under load");
    }

    private static ValidationRow Reported(string group, string name, string compares, string unit, double ours, double? reference, string remark) => new()
    {
        Group = group,
        Name = name,
        Compares = compares,
        Unit = unit,
        Ours = ours,
        Reference = reference,
        Source = reference is null ? "" : Measured,
        Remark = remark,
        Verdict = RowVerdict.Reported,
    };

    private static List<KneePoint> Curve(IEnumerable<RateSummary> rates) => [.. rates.Select(rate => new KneePoint(rate.OfferedPerSecond, rate.P95))];

    private static string Remark(ConfidenceInterval? interval, double unit, MeasuredRate measured)
    {
        var spread = interval is null ? "" : $"service [{ReportNumber.Text(interval.Lower / unit)}, {ReportNumber.Text(interval.Upper / unit)}]";
        var disturbance = Disturbance([measured]);
        return spread.Length > 0 && disturbance.Length > 0 ? $"{spread}; {disturbance}" : spread + disturbance;
    }

    private static string Disturbance(IEnumerable<MeasuredRate> rates) => Disturbance(rates.Max(rate => rate.ForeignShare));

    private static string Disturbance(double foreignShare) =>
        foreignShare > CoreUsage.Tolerated ? FormattableString.Invariant($"disturbed: strangers took {foreignShare:P0} of a core") : "";
}
