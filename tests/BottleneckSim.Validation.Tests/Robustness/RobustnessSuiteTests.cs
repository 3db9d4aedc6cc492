using BottleneckSim.Validation.Robustness;
using BottleneckSim.Validation.Suites;

namespace BottleneckSim.Validation.Tests.Robustness;

public sealed class RobustnessSuiteTests
{
    [Fact]
    public void Random_systems_keep_every_invariant_damaged_files_are_told_and_planted_bugs_are_caught()
    {
        using var folder = new TemporaryFolder();
        var context = new ValidationContext(IsWhole: false, folder.Path, new Progress<ValidationProgress>(), CancellationToken.None);

        var section = new RobustnessSuite().Run(context, RobustnessSize.Bounded);

        var misses = string.Join("; ", section.Misses().Select(row => $"{row.Name}: {row.Ours} ({row.Remark})"));
        Assert.True(misses.Length == 0, misses);
        Assert.All(["changes made to running systems", "events", "files refused"], name => Assert.True(section.Rows.Single(row => string.Equals(row.Name, name, StringComparison.Ordinal)).Ours > 0, name));
    }
}
