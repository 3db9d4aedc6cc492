using System.CommandLine;
using System.CommandLine.Parsing;
using BottleneckSim.Cli.Engines;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Scenarios.Quantities;

namespace BottleneckSim.Cli.Application;

/// <summary>Arguments and options that several commands share.</summary>
internal static class CommonSymbols
{
    private const string SeedName = "--seed";
    private const string ReplicationsName = "--replications";

    public static Argument<string> Scenario() => new("SCENARIO") { Description = "A scenario's name (see 'list') or the path of a scenario file." };

    public static Option<ulong> Seed(string description, ulong defaultSeed) => new(SeedName)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => defaultSeed,
        CustomParser = ReadSeed,
    };

    public static Option<ulong?> OptionalSeed(string description) => new(SeedName)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => ReadSeed(result),
    };

    public static Option<string> Engine() => new("--engine")
    {
        Description = "The engine: sequential (one thread) or actors (Akka.NET). Both give the same digest.",
        HelpName = string.Join('|', EngineChoice.Names),
        DefaultValueFactory = _ => EngineChoice.Sequential,
    };

    public static Option<string?> Json() =>
        new("--json") { Description = "Write the result as JSON (docs/command-line.md) to a file, or with '-' to standard output in place of tables.", HelpName = "FILE" };

    public static Option<Instant?> At(string description) => new("--at")
    {
        Description = description,
        HelpName = "INSTANT",
        CustomParser = ParseInstant,
    };

    public static Option<string> RequiredFix() => new("--fix") { Description = "The fix of the practice menu.", HelpName = "NAME", Required = true };

    public static Option<int?> Replications() => new(ReplicationsName)
    {
        Description = "Replications at most, 2 to 1000 (default: as many as it takes, up to 40).",
        HelpName = "N",
        CustomParser = result => NumberText.Read<int>(result, ReplicationsName, "a whole number from 2 to 1000"),
    };

    private static ulong ReadSeed(ArgumentResult result) => NumberText.Read<ulong>(result, SeedName, "a whole number from 0 to 18446744073709551615");

    private static Instant? ParseInstant(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (InstantText.TryRead(text, out var instant))
            return instant;
        result.AddError($"--at: '{text}' is not an instant; allowed: a time since the run began with its unit, for example 90s, 1500ms or 2min, 0s to 7d.");
        return null;
    }
}
