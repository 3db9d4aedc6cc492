using BottleneckSim.Models.Engines;

namespace BottleneckSim.Actors.Availability;

/// <summary>The way to the actor engine for hosts that are built with and without Akka.NET.</summary>
public static class ActorEngines
{
    /// <summary>A maker of actor engines.</summary>
    /// <param name="members">How many cluster members each run is spread over: 1 (default) means one actor system without a cluster, 2 to 8 a cluster on loopback in this process.</param>
    /// <exception cref="NotSupportedException">The engine is not in this build; the message is <see cref="OptionalPackages.WhyNoActorEngine"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of members is not allowed.</exception>
    public static IEngineFactory CreateFactory(int members = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, 8);
#if AKKA_UNAVAILABLE
        throw new NotSupportedException(OptionalPackages.WhyNoActorEngine);
#else
        return members == 1 ? new Engines.ActorEngineFactory() : new Engines.ActorClusterEngineFactory(members);
#endif
    }
}
