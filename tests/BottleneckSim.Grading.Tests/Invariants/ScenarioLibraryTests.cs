using BottleneckSim.Grading.Experiments;
using BottleneckSim.Grading.Runs;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.TestSupport.Files;

namespace BottleneckSim.Grading.Tests.Invariants;

/// <summary>Every scenario of the library with every fix of its menu, one seed each on a shortened schedule, with the checker on.</summary>
public sealed class ScenarioLibraryTests
{
    public static TheoryData<string> Scenarios =>
        [.. Directory.GetFiles(Repository.PathOf("scenarios"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void No_variant_of_a_scenario_breaks_an_invariant(string id)
    {
        var scenario = ScenarioReader.Read(Repository.PathOf("scenarios", $"{id}.yaml")).Value!;
        var truth = TruthReader.Read(Repository.PathOf("scenarios", "truth", $"{id}.yaml"), scenario).Value!;
        scenario = scenario with
        {
            Schedule = new Schedule
            {
                WarmUp = Duration.FromSeconds(5),
                FixAt = truth.Faults.Aggregate(Instant.Zero, (latest, fault) => Instant.Max(latest, fault.At)) + Duration.FromSeconds(10),
                Settling = Duration.FromSeconds(10),
                Judged = Duration.FromSeconds(5),
                SampleEvery = Duration.FromSeconds(1),
            },
        };
        var experiment = new Experiment(new CheckedEngines(new SequentialEngineFactory()), scenario, truth);
        Variant[] variants = [Variants.Healthy, Variants.Unmended(truth), .. truth.Fixes.Select(fix => Variants.Mended(scenario, truth, fix))];
        experiment.Ensure(variants, 1);
        Assert.All(variants, variant => Assert.NotEmpty(experiment.Of(variant, 1)[0].Judged.Operations));
    }
}
