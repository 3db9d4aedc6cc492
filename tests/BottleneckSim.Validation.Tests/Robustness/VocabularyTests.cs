using BottleneckSim.Scenarios.Specimens;
using BottleneckSim.Validation.Robustness.Systems;

namespace BottleneckSim.Validation.Tests.Robustness;

public sealed class VocabularyTests
{
    private const int Files = 4_000;

    /// <summary>
    /// A trace is a second file beside the scenario, and generated scenarios are one file. The others fit only after one certain change or step, which chance does not
    /// bring about: healing single instances or one way needs just that cut before it, shortening a named transaction steps behind its statements; an autoscaler by queue depth has the keys of the others, and workers alone have it.
    /// </summary>
    private static readonly string[] Exempt = ["trace load.", "heal change.from-instance", "heal change.to-instance", "heal change.one-way=true", "autoscaler by queue depth.", "shorten-transaction change.transaction"];

    [Fact]
    public void Every_word_of_the_vocabulary_comes_in_one_of_four_thousand_generated_files()
    {
        var coverage = new VocabularyCoverage();
        foreach (var scenario in RandomSystems.Blocks(Files).SelectMany(block => block).Select(plan => plan.Grow(RandomSystems.RunMilliseconds)))
        {
            coverage.AddScenario(scenario.Text);
            foreach (var change in scenario.Changes)
                coverage.AddChanges(change);
        }

        var unused = coverage.Unused.Where(word => !Exempt.Any(exempt => word.StartsWith(exempt, StringComparison.Ordinal))).ToList();
        Assert.True(unused.Count == 0, string.Join(", ", unused));
    }
}
