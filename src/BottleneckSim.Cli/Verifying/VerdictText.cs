using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Objectives;
using BottleneckSim.Grading.Statistics;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Objectives;
using Spectre.Console;

namespace BottleneckSim.Cli.Verifying;

/// <summary>Tells a verdict to a person.</summary>
internal static class VerdictText
{
    public static void Write(IAnsiConsole console, VerdictReport report, string fixTitle)
    {
        console.WriteLine($"{report.ScenarioId}, mended by {report.FixName}: {fixTitle}", Styles.Heading);
        console.WriteLine(FormattableString.Invariant(
            $"{report.Replications} replications of each variant on common seeds, base seed {report.BaseSeed}, engine {report.Engine}"));
        console.Write(Objectives(console, report));
        foreach (var change in report.Changes)
            console.WriteLine($"Change: {change.Description}: {Duration(change)}");
        console.WriteLine($"Cost: {Readable.Money(report.CostPerHourBefore)} an hour before, {Readable.Money(report.CostPerHourAfter)} after "
            + $"({Readable.SignedMoney(report.CostPerHourAfter - report.CostPerHourBefore)})");
        WriteRegret(console, report.Regret);
        WriteSideEffects(console, report);
        console.WriteLine($"Verdict: {WordsOf(report.Verdict)}", LookOf(report.Verdict));
        console.WriteLine(
            $"Intervals hold at {Readable.Percent(report.Confidence)} each; the chance of a wrong verdict on any objective is at most {Readable.Percent(report.ErrorRate)}.",
            Styles.Quiet);
    }

    /// <summary>A verdict in words.</summary>
    public static string WordsOf(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.NotMet => "not met",
        _ => "inconclusive (an interval straddles the objective; allow more replications)",
    };

    /// <summary>An estimate with its interval, as per cent.</summary>
    public static string Share(Estimate share) => $"{Readable.Percent(share.Value)} [{Bound(share.Interval.Low)}, {Bound(share.Interval.High)}]";

    private static string Bound(double ratio) => double.IsFinite(ratio) ? Readable.Percent(ratio).Replace(" %", "", StringComparison.Ordinal) : "?";

    /// <summary>The style of a verdict.</summary>
    public static Style LookOf(Verdict verdict) => verdict switch
    {
        Verdict.Met => Styles.Good,
        Verdict.NotMet => Styles.Bad,
        _ => Styles.Warning,
    };

    private static Table Objectives(IAnsiConsole console, VerdictReport report)
    {
        var table = Tables.Begin(
            console, "Objectives, measured over seeds", "Required", ">Good before", ">Good after", ">Gain", ">Latency before", ">Latency after", "After the fix");
        foreach (var objective in report.Objectives)
        {
            table.Add(
                LookOf(objective.After.Verdict), objective.Requirement.Describe(), Share(objective.Before.Share), Share(objective.After.Share),
                Gain(objective.Gain), Latency(objective, objective.LatencyBefore), Latency(objective, objective.LatencyAfter),
                ShortWordsOf(objective.After.Verdict));
        }

        return table;
    }

    private static string Duration(ChangeEffort change) => (change.Shortest, change.Longest) switch
    {
        (_, null) => "not complete at the end of every run",
        var (shortest, longest) when longest.Value.Nanoseconds == 0 => "complete at once",
        var (shortest, longest) => $"complete after {Readable.Time(shortest!.Value.TotalSeconds)}..{Readable.Time(longest!.Value.TotalSeconds)}",
    };

    private static string Gain(Estimate gain) =>
        FormattableString.Invariant($"{gain.Value * 100:+0.##;-0.##;0} pp [{gain.Interval.Low * 100:+0.##;-0.##;0}, {gain.Interval.High * 100:+0.##;-0.##;0}]");

    private static string Latency(ObjectiveReport report, LatencyEstimate? estimate) => (report.Objective, estimate) switch
    {
        (LatencyObjective latency, not null) => Percentile(latency.Percentile, estimate),
        (StalenessObjective staleness, not null) => $"stale {Percentile(staleness.Percentile, estimate)}",
        _ => "",
    };

    private static string Percentile(double percentile, LatencyEstimate estimate) => FormattableString.Invariant(
        $"p{percentile} {Readable.Time(estimate.Seconds.Value)} ({Readable.Time(estimate.LowestSeconds)}..{Readable.Time(estimate.HighestSeconds)})");

    private static string ShortWordsOf(Verdict verdict) => verdict == Verdict.Inconclusive ? "inconclusive" : WordsOf(verdict);

    private static void WriteRegret(IAnsiConsole console, Regret? regret)
    {
        if (regret is null)
            return;
        console.WriteLine($"Against the best fix known: {Readable.SignedMoney(regret.CostPerHour)} an hour, {Readable.Percent(regret.MissedRatio)} of requests missed that it would serve.");
    }

    private static void WriteSideEffects(IAnsiConsole console, VerdictReport report)
    {
        foreach (var objective in report.SideEffects)
            console.WriteLine($"Side effect: fewer {(objective.Requirement is StalenessRequirement ? "answers" : "requests")} are good than without the fix: {objective.Requirement.Describe()}", Styles.Bad);
        foreach (var operation in report.Operations.Where(operation => operation.IsHarmed))
        {
            console.WriteLine(
                $"Side effect: {operation.Operation} got worse: success {Readable.Percent(operation.SuccessBefore.Value)} to {Readable.Percent(operation.SuccessAfter.Value)}, "
                + $"mean latency {Readable.Time(operation.MeanLatencyBefore.Value)} to {Readable.Time(operation.MeanLatencyAfter.Value)}",
                Styles.Warning);
        }
    }
}
