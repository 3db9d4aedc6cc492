using BottleneckSim.Actors.Availability;
using BottleneckSim.Cli.Application;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Engines.Sequential;

namespace BottleneckSim.Cli.Engines;

/// <summary>The engines by name.</summary>
internal static class EngineChoice
{
    public const string Sequential = "sequential";
    public const string Actors = "actors";

    public static IReadOnlyList<string> Names { get; } = [Sequential, Actors];

    /// <summary>The factory of the engine with this name.</summary>
    /// <exception cref="MistakeException">There is no such engine, or it is not in this build.</exception>
    public static IEngineFactory FactoryOf(string name) => name switch
    {
        Sequential => new SequentialEngineFactory(),
        Actors => OptionalPackages.WhyNoActorEngine is { } reason ? throw new MistakeException(reason) : ActorEngines.CreateFactory(),
        _ => throw NearestNames.Unknown("engine", name, Names),
    };
}
