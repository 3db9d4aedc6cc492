using BottleneckSim.Actors.Availability;

namespace BottleneckSim.Actors.Tests.Availability;

/// <summary>A fact that needs the actor engine; skipped with the reason where Akka.NET is not in the build.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActorsFactAttribute : FactAttribute
{
    public ActorsFactAttribute() => Skip = OptionalPackages.WhyNoActorEngine;
}
