using System.Collections.Immutable;
using BottleneckSim.Cli.Application;
using BottleneckSim.Scenarios;

namespace BottleneckSim.Cli.Running;

/// <summary>Reads the file behind <c>--changes</c>.</summary>
internal static class ChangesFile
{
    /// <summary>The changes, by their instants.</summary>
    /// <exception cref="MistakeException">The file has mistakes.</exception>
    public static ImmutableArray<TimedChange> Read(string path, Scenario scenario) =>
        throw new MistakeException($"{path}:1:1: files of changes cannot be read yet for {scenario.Id}");
}
