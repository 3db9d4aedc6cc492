using System.Reflection;
using BottleneckSim.Cli.Terminals;

namespace BottleneckSim.Cli.Application;

/// <summary>Tells of a failure that is nobody's mistake but the simulator's.</summary>
internal static class Defect
{
    /// <summary>The version that a report of a defect should name.</summary>
    public static string Version { get; } =
        typeof(Defect).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Prints what failed, where, and how to see it again.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="exception">What failed.</param>
    /// <param name="arguments">The command line, which carries the seed.</param>
    /// <param name="isVerbose">Whether to print the stack, too.</param>
    public static void Report(Terminal terminal, Exception exception, IReadOnlyList<string> arguments, bool isVerbose)
    {
        var where = exception.TargetSite is { } site ? $"{site.DeclaringType?.FullName}.{site.Name}" : "unknown";
        terminal.Error.WriteLine($"This is a defect of the simulator, not of your input: {exception.GetType().Name}: {exception.Message}");
        terminal.Error.WriteLine($"  where:   {where}");
        terminal.Error.WriteLine($"  version: {Version}");
        terminal.Error.WriteLine($"  replay:  bottlenecksim {string.Join(' ', arguments.Select(Quoted))}");
        terminal.Error.WriteLine(isVerbose ? exception.ToString() : "  --verbose prints the stack. A run repeats exactly from its seed, so the line above suffices to see it again.");
    }

    private static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(character => !char.IsWhiteSpace(character) && character != '\'') ? argument : $"'{argument}'";
}
