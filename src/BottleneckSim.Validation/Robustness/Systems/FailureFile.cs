using BottleneckSim.Scenarios.Specimens;
using BottleneckSim.Validation.Robustness.Generation;

namespace BottleneckSim.Validation.Robustness.Systems;

/// <summary>A failure as the smallest scenario file that shows it.</summary>
internal static class FailureFile
{
    private const int MostTrials = 150;

    /// <summary>Takes away changes and parts of the scenario as long as the verdict stays the same.</summary>
    public static RandomScenario Smallest(RandomScenario scenario, SystemOutcome outcome, SystemTrial trial)
    {
        if (outcome.Verdict == SystemVerdict.Refused)
            return scenario;
        bool IsSeen(RandomScenario candidate) => trial.Run(candidate) is var again && again.Verdict == outcome.Verdict && IsAlike(again.Detail, outcome.Detail);
        foreach (var change in scenario.Changes)
        {
            if (scenario with { Changes = scenario.Changes.Remove(change) } is var fewer && IsSeen(fewer))
                scenario = fewer;
        }

        return scenario with { Text = ScenarioPruning.Prune(scenario.Text, text => IsSeen(scenario with { Text = text }), MostTrials) };
    }

    /// <summary>Writes the file: a scenario that runs, with the changes as a comment.</summary>
    public static void Write(string folder, int number, RandomScenario scenario, SystemOutcome outcome)
    {
        Directory.CreateDirectory(folder);
        var head = FormattableString.Invariant($"# {outcome.Verdict}, seed {scenario.Seed}: {outcome.Detail.ReplaceLineEndings("\n# ")}\n");
        File.WriteAllText(Path.Combine(folder, FormattableString.Invariant($"system-{number}.yaml")), head + scenario.Text + string.Concat(scenario.Changes.Select(change => "\n# " + change.ReplaceLineEndings("\n# "))));
    }

    /// <summary>The first word is the invariant or the exception.</summary>
    private static bool IsAlike(string one, string other) => one.Split(' ', ':')[0].Equals(other.Split(' ', ':')[0], StringComparison.Ordinal);
}
