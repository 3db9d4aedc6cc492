using BottleneckSim.Grading.Runs;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Validation.Reports;
using BottleneckSim.Validation.Theory.Coverage;
using BottleneckSim.Validation.Theory.Runs;

namespace BottleneckSim.Validation.Tests.Theory.Coverage;

[Trait("Category", "Theory")]
public sealed class CoverageStudyTests
{
    [Fact]
    public void Our_99_percent_intervals_hold_the_truth_as_often_as_they_say()
    {
        var (rows, _) = new CoverageStudy(new SequentialEngineFactory(), TheorySeeds.First, Parallelism.OnePerProcessor, CancellationToken.None).Run(1_000);

        Assert.All(
            rows.Where(row => row.Reference == 0.99),
            row => Assert.True(row.Verdict == RowVerdict.Agrees, FormattableString.Invariant($"{row.Name}: {row.Ours} [{row.Low}, {row.High}]")));
        Assert.Equal(2, rows.Count(row => row.Reference == 0.99));
    }
}
