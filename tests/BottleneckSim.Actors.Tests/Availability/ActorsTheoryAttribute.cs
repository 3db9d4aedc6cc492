using BottleneckSim.Actors.Availability;

namespace BottleneckSim.Actors.Tests.Availability;

/// <summary>A theory that needs the actor engine; skipped with the reason where Akka.NET is not in the build.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActorsTheoryAttribute : TheoryAttribute
{
    public ActorsTheoryAttribute() => Skip = OptionalPackages.WhyNoActorEngine;
}
