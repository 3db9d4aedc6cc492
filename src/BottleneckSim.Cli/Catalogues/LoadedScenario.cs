using BottleneckSim.Scenarios;
using BottleneckSim.Scenarios.Truths;

namespace BottleneckSim.Cli.Catalogues;

/// <summary>A scenario with its hidden half.</summary>
/// <param name="Scenario">What an operator may know.</param>
/// <param name="Truth">The rest; null where the file stands alone.</param>
/// <param name="Path">The scenario's file.</param>
internal sealed record LoadedScenario(Scenario Scenario, Truth? Truth, string Path)
{
    /// <summary>The fix of the practice menu with this name.</summary>
    /// <exception cref="Application.MistakeException">There is none.</exception>
    public Fix FixOf(string name) => Menu.FirstOrDefault(fix => fix.Name == name)
        ?? throw Application.NearestNames.Unknown($"fix for {Scenario.Id}", name, [.. Menu.Select(fix => fix.Name)]);

    /// <summary>The practice menu.</summary>
    public IReadOnlyList<Fix> Menu => Truth is null ? [] : Truth.Fixes;
}
