using BottleneckSim.Grading.Runs;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Validation.Published.Rows;
using BottleneckSim.Validation.Published.Runs;

namespace BottleneckSim.Validation.Tests.Published;

public sealed class PublishedSuiteTests
{
    private static readonly PublishedRunner Runner = new(new SequentialEngineFactory(), Parallelism.OnePerProcessor, CancellationToken.None);

    [Fact]
    public void What_one_user_alone_sees_is_as_published() => Assert.Empty(SingleUserRows.Run(Runner).Where(row => row.IsMiss()).Select(row => row.Name));

    [Fact]
    public void Locusts_pacing_bounds_the_rate_as_documented() => Assert.Empty(LocustRows.Run(Runner).Where(row => row.IsMiss()).Select(row => row.Name));
}
