using Akka.Actor;
using BottleneckSim.Actors.Members;
using BottleneckSim.Actors.Windows;
using BottleneckSim.Models.Autoscaling;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Engines;

/// <summary>Makes engines whose nodes are actors of this process. Each engine has an actor system of its own, which ends with it.</summary>
public sealed class ActorEngineFactory : IEngineFactory
{
    /// <inheritdoc />
    public IEngine Create(SystemDescription system, ulong seed, ObservationSink sink) => AutoscalingEngine.Around(facts => Start(system, seed, facts), sink);

    /// <summary>Starts a run at instant zero.</summary>
    public static ActorEngine Start(SystemDescription system, ulong seed, ObservationSink sink)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(sink);
        var actors = ActorSystem.Create("bottlenecksim", EngineSettings.Local);
        var clock = actors.ActorOf(Props.Create(() => new MemberClock(sink)), "clock");
        return new ActorEngine(actors, clock, actors, sink, new Launch(system, seed, sink.Interests, NodePlacement.Default, 0, 1));
    }
}
