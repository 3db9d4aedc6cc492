using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Cli.Verifying;
using BottleneckSim.Grading.Figures;
using BottleneckSim.Grading.Proofs;
using BottleneckSim.Grading.Statistics;
using Spectre.Console;

namespace BottleneckSim.Cli.Proving;

/// <summary>Tells the proofs of a scenario to a person, with every figure they rest on.</summary>
internal static class ProofText
{
    public static void Write(IAnsiConsole console, ProofReport report)
    {
        var table = Tables.Begin(console, $"{report.ScenarioId}: proofs", "Proof", "Fix", "Objectives allow", "Expected", "Found", "Measured", "Holds");
        table.ShowRowSeparators = true;
        foreach (var proof in report.Proofs)
        {
            table.Add(
                proof.Holds ? Styles.Plain : Styles.Bad, NameOf(proof.Kind), proof.FixName, AllowedOf(proof), WordOf(proof.Expected), WordOf(proof.Judgement?.Verdict),
                string.Join('\n', MeasuredOf(proof)), proof.Holds ? "yes" : "NO");
        }

        console.Write(table);
        console.WriteLine(
            FormattableString.Invariant(
                $"{report.ScenarioId}: {(report.IsProved ? "proved" : "NOT PROVED")} (engine {report.Engine}, base seed {report.BaseSeed}, each judgement wrong with a chance of at most {Readable.Percent(report.ErrorRate)})"),
            report.IsProved ? Styles.Good : Styles.Bad);
    }

    private static string NameOf(ProofKind kind) => kind switch
    {
        ProofKind.HealthyMeets => "healthy meets",
        ProofKind.FaultMisses => "fault misses",
        ProofKind.FaultIsVisible => "fault is visible",
        ProofKind.ReferenceMends => "reference mends",
        ProofKind.AlternativeMends => "alternative mends",
        ProofKind.WrongFixFails => "wrong fix fails",
        ProofKind.FixOnlyCosts => "fix only costs",
        _ => throw new NotSupportedException($"There is no name for the proof {kind}."),
    };

    private static string AllowedOf(Proof proof) => proof.Judgement is null ? "" : FormattableString.Invariant($"x {proof.Allowed:0.0#}");

    private static string WordOf(Grading.Verdicts.Verdict? verdict) => verdict is { } one ? VerdictJson.WordOf(one) : "";

    private static IEnumerable<string> MeasuredOf(Proof proof)
    {
        if (proof.Judgement is { } judgement)
        {
            foreach (var requirement in judgement.Requirements)
                yield return $"{requirement.Requirement.Describe()}: {VerdictText.Share(requirement.Share)}";
            yield return FormattableString.Invariant($"{judgement.Replications} replications");
        }

        foreach (var figure in proof.Figures)
            yield return Describe(figure);
        if (proof.CostPerHour is var (without, with))
            yield return $"cost an hour: {Readable.Money(without)} without, {Readable.Money(with)} with";
        if (proof.Note.Length > 0)
            yield return proof.Note;
    }

    private static string Describe(FigureComparison figure)
    {
        var ratio = figure.Ratio is { } known ? $"x {Readable.Digits(known)}" : "not measured";
        return $"{figure.Figure.Describe()}: {ValueOf(figure.Before)} -> {ValueOf(figure.After)} ({ratio}; claimed x {Readable.Digits(figure.ClaimedRatio)}"
            + (figure.Holds ? ")" : ": does not hold)");
    }

    private static string ValueOf(Estimate? estimate) => estimate is null ? "-" : Readable.Digits(estimate.Value);
}
