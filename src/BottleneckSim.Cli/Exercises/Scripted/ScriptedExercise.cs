using BottleneckSim.Cli.Application;
using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Cli.Exercises.Diagnoses;
using BottleneckSim.Cli.Terminals;
using BottleneckSim.Cli.Verifying;
using BottleneckSim.Scenarios.Exercises;

namespace BottleneckSim.Cli.Exercises.Scripted;

/// <summary><c>exercise run SCRIPT</c>: finds, mends and verifies as a file says, and prints the verdict as JSON.</summary>
internal static class ScriptedExercise
{
    /// <summary>Carries a script out.</summary>
    /// <returns>The exit code of the verdict.</returns>
    /// <exception cref="MistakeException">The script, a name in it or its scenario is wrong.</exception>
    public static int Run(Composition composition, string path, CancellationToken cancellation)
    {
        var result = ExerciseScriptReader.Read(path);
        var script = result.Value ?? throw new MistakeException([.. result.Mistakes.Select(mistake => mistake.ToString())]);
        var loaded = composition.Catalogue.Load(PathOrName(path, script.Scenario));
        DiagnosisChoices.Require(script.Diagnosis, loaded.Scenario.System);
        var fix = script.Fix is { } name ? loaded.FixOf(name) : null;
        var exercise = new ExerciseGrading(loaded, script.Seed, script.Replications, cancellation);
        var (json, exitCode) = ProgressDisplay.WithCount(composition.Terminal, $"Exercise {loaded.Scenario.Id}", progress => exercise.While(progress, grading =>
        {
            var unmended = grading.Unmended();
            var score = grading.Score(script.Diagnosis, unmended);
            var report = fix is null ? null : grading.Verify(fix);
            return (
                ExerciseJson.Of(loaded, score, unmended, report),
                report is null ? ExerciseGrading.ExitCodeOf(unmended) : FixVerification.ExitCodeOf(report.Verdict));
        }));
        JsonOutput.Write(composition.Terminal, JsonOutput.StandardOutput, () => json);
        return exitCode;
    }

    private static string PathOrName(string script, string scenario)
    {
        var isFile = scenario.EndsWith(".yaml", StringComparison.Ordinal) || scenario.EndsWith(".yml", StringComparison.Ordinal);
        return isFile ? Path.Combine(Path.GetDirectoryName(script) ?? "", scenario) : scenario;
    }
}
