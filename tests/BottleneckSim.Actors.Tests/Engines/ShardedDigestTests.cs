#if !AKKA_UNAVAILABLE
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Tests.Availability;
using BottleneckSim.Actors.Tests.Members;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Tests.Engines;

/// <summary>A database with shards does the same on every engine, also while rows move.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ShardedDigestTests(ClusterFixture cluster)
{
    [ActorsFact]
    public void Shards_that_come_and_go_and_keys_that_are_copied_and_salted_run_alike_on_the_sequential_engine_and_on_actors()
    {
        var sequential = Play(new SequentialEngineFactory(), ShardedSystem.Moving);

        Assert.Equal(0, sequential.RefusedChanges);
        Assert.NotEqual(Play(new SequentialEngineFactory(), ShardedSystem.Moving with { Changes = [] }).Digest, sequential.Digest);
        Assert.Equal(sequential, Play(new ActorEngineFactory(), ShardedSystem.Moving));
    }

    [ActorsFact]
    public void Shards_that_come_and_go_run_alike_on_the_sequential_engine_and_on_two_members() =>
        Assert.Equal(Play(new SequentialEngineFactory(), ShardedSystem.Moving), Play(cluster.Factory, ShardedSystem.Moving));

    private static RunResult Play(IEngineFactory factory, RunScript script)
    {
        using var engine = factory.Create(ShardedSystem.Describe(), 7, new NullSink());
        return script.Play(engine);
    }
}
#endif
