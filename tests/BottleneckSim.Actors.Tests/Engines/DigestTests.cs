#if !AKKA_UNAVAILABLE
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Tests.Availability;
using BottleneckSim.Actors.Tests.Members;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Sinks;
using FsCheck.Fluent;

namespace BottleneckSim.Actors.Tests.Engines;

/// <summary>Whatever the system and the changes, every engine does the same.</summary>
[Collection(ClusterCollection.Name)]
public sealed class DigestTests(ClusterFixture cluster)
{
    [ActorsFact]
    public void Random_systems_with_random_changes_run_alike_on_the_sequential_engine_and_on_actors() =>
        Prop.ForAll(RandomRuns.All(simulatedMilliseconds: 1_000), run => Play(new SequentialEngineFactory(), run) == Play(new ActorEngineFactory(), run))
            .Check(seed: 11, tests: 25);

    [ActorsFact]
    public void Random_systems_with_random_changes_run_alike_on_the_sequential_engine_and_on_two_members() =>
        Prop.ForAll(RandomRuns.All(simulatedMilliseconds: 400), run => Play(new SequentialEngineFactory(), run) == Play(cluster.Factory, run))
            .Check(seed: 12, tests: 12);

    private static RunResult Play(IEngineFactory factory, RandomRun run)
    {
        using var engine = factory.Create(run.Shop.Describe(), run.Seed, new NullSink());
        return run.Script.Play(engine);
    }
}
#endif
