using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Exercises.Diagnoses;
using BottleneckSim.Cli.Formatting;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Grading.Verdicts;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;
using Spectre.Console;

namespace BottleneckSim.Cli.Exercises.Guided;

/// <summary>Tells afterwards what it was, and why each fix does what it does.</summary>
internal static class Debriefing
{
    public static void Write(IAnsiConsole console, LoadedScenario loaded, DiagnosisScore score, VerdictReport? report, int hintsGiven)
    {
        WriteDiagnosis(console, score);
        console.WriteLine($"Hints used: {Readable.Count(hintsGiven)}");
        if (report is not null && loaded.Truth is { NoFaultControl: true })
            console.WriteLine("Nothing was wrong here: the fix was not needed.", Styles.Warning);
        console.WriteLine();
        if (loaded.Truth is not { } truth)
            return;
        console.WriteLine(truth.Debrief.Trim());
        console.WriteLine();
        var table = Tables.Begin(console, "The menu", "Fix", "Is", "Why");
        table.ShowRowSeparators = true;
        foreach (var fix in truth.Fixes)
            table.Add(fix.Name, WordOf(fix.Verdict), fix.Why.Trim());
        console.Write(table);
    }

    private static void WriteDiagnosis(IAnsiConsole console, DiagnosisScore score)
    {
        var said = score.Diagnosis?.ToString() ?? "nothing is wrong";
        console.WriteLine($"Your diagnosis: {said}. It earns {Readable.Percent(score.Share)}.", score.Share >= 0.5 ? Styles.Good : Styles.Warning);
        foreach (var share in score.Shares.Where(share => share.Share > 0))
            console.WriteLine($"  relieving {share.Relief.Resource} of {share.Relief.Tier} alone is {Readable.Percent(share.Share)} of what such reliefs gain");
        if (score.Diagnosis is not null && score.Shares.Count == 0)
            console.WriteLine("  the objectives are met without any fix");
        else if (score.Shares.Count > 0 && score.Shares.All(share => share.Share <= 0))
            console.WriteLine("  no resource alone, made four times as large, brings any request back: the work itself must change");
    }

    private static string WordOf(FixVerdict verdict) => verdict switch
    {
        FixVerdict.Reference => "the reference",
        FixVerdict.Alternative => "another way",
        _ => "wrong",
    };
}
