#if !AKKA_UNAVAILABLE
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Members;
using BottleneckSim.Actors.Tests.Availability;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Observations.Changes;
using BottleneckSim.Observations.Sinks;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;

namespace BottleneckSim.Actors.Tests.Members;

/// <summary>Members that share nothing but the wire and equal files, as members in different processes do.</summary>
public sealed class SeparateMembersTests
{
    private static readonly ScenarioLibrary Library = ScenarioLibrary.Find(AppContext.BaseDirectory);

    [ActorsFact]
    public async Task A_scenario_and_its_changes_travel_as_text()
    {
        ScenarioCodec near = new(Library, "missing-index");
        using var first = await ActorMember.StartAsync(near);
        using var second = await ActorMember.StartAsync(new ScenarioCodec(Library, "missing-index"), new ActorMemberOptions { Join = first.Address });
        ActorClusterEngineFactory factory = new(first, [second.Address]);
        Assert.Equal(Play(new SequentialEngineFactory(), near), Play(factory, near));
    }

    [ActorsFact]
    public async Task A_change_that_cannot_be_written_is_not_made()
    {
        ScenarioCodec near = new(Library, "missing-index");
        using var first = await ActorMember.StartAsync(near);
        using var second = await ActorMember.StartAsync(new ScenarioCodec(Library, "missing-index"), new ActorMemberOptions { Join = first.Address });
        using var engine = new ActorClusterEngineFactory(first, [second.Address]).Create(near.Scenario.System, 1, new NullSink());
        Assert.Throws<ChangeRefusedException>(() => engine.Apply(new Scale("shop", 3), ChangeOrigin.Operator));
        engine.AdvanceTo(Instant.FromSeconds(1));
        Assert.True(engine.HandledEvents > 0);
    }

    [ActorsFact]
    public async Task A_member_that_cannot_read_the_system_says_so()
    {
        ScenarioCodec near = new(Library, "missing-index");
        using var first = await ActorMember.StartAsync(near);
        using var second = await ActorMember.StartAsync(new SharedMemoryCodec(), new ActorMemberOptions { Join = first.Address });
        var failure = Assert.Throws<MemberFailedException>(() => new ActorClusterEngineFactory(first, [second.Address]).Create(near.Scenario.System, 1, new NullSink()));
        Assert.Contains("cannot be read", failure.Message, StringComparison.Ordinal);
    }

    private static RunResult Play(IEngineFactory factory, ScenarioCodec codec)
    {
        using var engine = factory.Create(codec.Scenario.System, 3, new NullSink());
        var fault = codec.Truth.Faults[0].Change;
        var fix = codec.Truth.ReferenceFix!.Changes[0];
        return new RunScript(Duration.FromSeconds(3), Duration.FromMilliseconds(500), [(Duration.FromSeconds(1), fault), (Duration.FromSeconds(2), fix)]).Play(engine);
    }
}
#endif
