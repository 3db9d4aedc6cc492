using BottleneckSim.Scenarios.Specimens;
using BottleneckSim.Validation.Robustness.Systems;

namespace BottleneckSim.Validation.Tests.Robustness;

public sealed class VocabularyTests
{
    private const int Files = 2_000;

    /// <summary>A trace is a second file beside the scenario; generated scenarios are one file.</summary>
    private const string Trace = "trace load.";

    [Fact]
    public void Every_word_of_the_vocabulary_comes_in_one_of_two_thousand_generated_files()
    {
        var coverage = new VocabularyCoverage();
        foreach (var scenario in RandomSystems.Blocks(Files).SelectMany(block => block).Select(plan => plan.Grow(RandomSystems.RunMilliseconds)))
        {
            coverage.AddScenario(scenario.Text);
            foreach (var change in scenario.Changes)
                coverage.AddChanges(change);
        }

        Assert.Equal([], coverage.Unused.Where(word => !word.StartsWith(Trace, StringComparison.Ordinal)));
    }
}
