using System.Text;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary;
using BottleneckSim.Scenarios.Vocabulary.Changes;
using BottleneckSim.Scenarios.Vocabulary.Truths;

namespace BottleneckSim.Scenarios.Generation;

/// <summary>The reference of scenario, truth and change files: every key, its unit, range and default. Made from the definitions that the readers use.</summary>
public static class ScenarioReference
{
    /// <summary>The text of <c>docs/scenario-reference.md</c>.</summary>
    public static string Write()
    {
        var writer = new ReferenceWriter();
        writer.WriteIntroduction();
        writer.WriteAll(ScenarioDefinitions.Scenario);
        writer.WriteAll(TruthDefinitions.Truth);
        writer.WriteAll(ChangeFileDefinitions.ChangeFile);
        return writer.ToString();
    }
}
