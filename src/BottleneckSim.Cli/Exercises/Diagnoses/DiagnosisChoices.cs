using BottleneckSim.Cli.Application;
using BottleneckSim.Grading.Counterfactuals;
using BottleneckSim.Models.Systems;
using BottleneckSim.Scenarios.Exercises;

namespace BottleneckSim.Cli.Exercises.Diagnoses;

/// <summary>The answers to "where is the bottleneck?": every resource of the documented system that can be relieved.</summary>
internal static class DiagnosisChoices
{
    /// <summary>All of them, by tier and resource.</summary>
    public static IReadOnlyList<Diagnosis> Of(SystemDescription system) =>
        [.. new ResourceReliefs().ReliefsOf(system).Select(relief => new Diagnosis(relief.Tier, relief.Resource))];

    /// <summary>Refuses a diagnosis of something that is not there.</summary>
    /// <exception cref="MistakeException">There is no such resource.</exception>
    public static void Require(Diagnosis? diagnosis, SystemDescription system)
    {
        var choices = Of(system);
        if (diagnosis is not null && !choices.Contains(diagnosis))
            throw NearestNames.Unknown("resource", diagnosis.ToString(), [.. choices.Select(choice => choice.ToString())]);
    }
}
