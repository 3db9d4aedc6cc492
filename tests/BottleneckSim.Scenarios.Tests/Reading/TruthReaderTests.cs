using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Scenarios.Figures;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Scenarios.Tests.Reading;

public sealed class TruthReaderTests
{
    private static readonly Scenario Shop = ScenarioReader.Read(Sample.PathOf("missing-index.yaml")).Value!;

    [Fact]
    public void A_right_truth_is_read_with_its_faults_fixes_and_figures()
    {
        var result = TruthReader.Read(Sample.PathOf("missing-index.truth.yaml"), Shop);

        Assert.Empty(result.Mistakes);
        var truth = result.Value!;
        var fault = Assert.Single(truth.Faults);
        Assert.Equal(Instant.FromSeconds(30), fault.At);
        Assert.Equal(new DropIndex("db", "orders", "orders_customer_id_idx"), fault.Change);
        Assert.Equal(["index-customer", "more-memory", "more-web", "more-connections"], truth.Fixes.Select(fix => fix.Name));
        Assert.Equal("index-customer", truth.ReferenceFix!.Name);
        Assert.Equal("shop: scale to 4 instances", truth.Fixes[2].Title);
        Assert.Equal(new Improvement(new ResourceFigure("shop", "cpu", ResourceStatistic.Utilisation), 0.3), truth.Fixes[2].Improves[0]);
        Assert.Equal(new SeenIn(new ResourceFigure("db", "disk", ResourceStatistic.Utilisation), 3), truth.SeenIn[0]);
        Assert.Equal(2, truth.Hints.Length);
    }
}
