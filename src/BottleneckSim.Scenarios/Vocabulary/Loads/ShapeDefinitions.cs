using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Loads;

/// <summary>The stages of a load's shape.</summary>
internal static class ShapeDefinitions
{
    private static readonly Key<Duration> Until = Key.Required(
        "until", Quantity.Duration("1ms", "7d"), "When it ends, counted from the start of the run or from the change; the last stage goes on.");

    private static readonly Key<int> Users = Key.Required("users", Quantity.Count("users", "0", "10M"), "How many users there are to be.");

    private static readonly Key<double> SpawnRate =
        Key.Omittable("spawn-rate", Quantity.Rate("0.001/s", "1000000/s"), "How fast they come, or go, until so many are there.", "all at once");

    private static readonly MappingShape<LoadStage> Stage = new(new Mapping<LoadStage>(
        "load stage",
        "So many users until then.",
        [Until, Users, SpawnRate],
        values => new LoadStage(values.Get(Until), values.Get(Users), values.OrNull(SpawnRate))));

    /// <summary>Stages, at least so many.</summary>
    public static Shape<ImmutableArray<LoadStage>> Stages(int fewest) => new CheckedShape<ImmutableArray<LoadStage>>(
        new ListShape<LoadStage>(Stage, fewest, SetShape.MaximumStages), SetShape.ProblemWith, "allowed: stages in the order of their ends");
}
