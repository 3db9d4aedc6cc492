#if !AKKA_UNAVAILABLE
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Members;
using BottleneckSim.Actors.Tests.Availability;
using BottleneckSim.Actors.Tests.Members;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Autoscaling;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Actors.Tests.Engines;

/// <summary>The scenarios that come with the program, with their faults and their reference fix, run alike on every engine.</summary>
/// <remarks>All instants are brought forward, so that a test lasts seconds; the whole length is run by <c>actor-scenarios</c> of the benchmarks.</remarks>
[Collection(ClusterCollection.Name)]
public sealed class ScenarioDigestTests(ClusterFixture cluster)
{
    private static readonly ScenarioLibrary Library = ScenarioLibrary.Find(AppContext.BaseDirectory);

    public static TheoryData<string> Ids => [.. Library.Ids];

    [ActorsTheory]
    [MemberData(nameof(Ids))]
    public void Faults_and_fix_give_the_same_digest_on_the_sequential_engine_and_on_actors(string id)
    {
        var expected = Play(new SequentialEngineFactory(), id, divisor: 12, out _);
        Assert.True(expected.HandledEvents > 1_000);
        Assert.Equal(0, expected.RefusedChanges);
        Assert.Equal(expected, Play(new ActorEngineFactory(), id, divisor: 12, out _));
    }

    [ActorsTheory]
    [MemberData(nameof(Ids))]
    public void Faults_and_fix_give_the_same_digest_on_the_sequential_engine_and_on_two_members_which_both_work(string id)
    {
        var expected = Play(new SequentialEngineFactory(), id, divisor: 60, out _);
        var factory = cluster.FactoryFor(NodePlacement.Default);
        Assert.Equal(expected, Play(factory, id, divisor: 60, out var byMember));
        Assert.Equal(2, byMember.Count);
        Assert.All(byMember, count => Assert.True(count > 0));
    }

    private static RunResult Play(IEngineFactory factory, string id, int divisor, out IReadOnlyList<long> byMember)
    {
        var scenario = Library.Read(id).Value!;
        using var engine = factory.Create(scenario.System, 1, new NullSink());
        var result = Script(scenario, divisor).Play(engine);
        byMember = ((engine as AutoscalingEngine)?.Inner as ActorEngine)?.HandledEventsByMember() ?? [];
        return result;
    }

    private static RunScript Script(Scenario scenario, int divisor)
    {
        var truth = Library.ReadTruth(scenario).Value;
        var fix = truth?.ReferenceFix ?? truth?.Fixes.FirstOrDefault();
        var changes = (truth?.Faults ?? []).Select(fault => (At: (fault.At - Instant.Zero) / divisor, fault.Change))
            .Concat((fix?.Changes ?? []).Select(change => (At: (scenario.Schedule.FixAt - Instant.Zero) / divisor, Change: change)))
            .OrderBy(change => change.At);
        return new RunScript((scenario.Schedule.End - Instant.Zero) / divisor, scenario.Schedule.SampleEvery / divisor, [.. changes]);
    }
}
#endif
