using System.Collections.Immutable;
using BottleneckSim.Cli.Application;
using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Reading;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Cli.Running;

/// <summary>Reads the file behind <c>--changes</c>.</summary>
internal static class ChangesFile
{
    /// <summary>The changes, by their instants.</summary>
    /// <param name="path">The file.</param>
    /// <param name="scenario">The scenario they are made to.</param>
    /// <param name="faults">The run's faults: changes must fit the system as it then is.</param>
    /// <exception cref="MistakeException">The file has mistakes.</exception>
    public static ImmutableArray<TimedChange> Read(string path, Scenario scenario, ImmutableArray<TimedChange> faults)
    {
        var result = ChangeFileReader.Read(path, scenario, faults);
        return result.Value?.Changes ?? throw new MistakeException([.. result.Mistakes.Select(mistake => mistake.ToString())]);
    }
}
