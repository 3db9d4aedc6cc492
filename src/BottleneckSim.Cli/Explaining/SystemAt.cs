using BottleneckSim.Cli.Catalogues;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Cli.Explaining;

/// <summary>The system as it stands at an instant of a run.</summary>
internal static class SystemAt
{
    /// <summary>The documented system, the faults that have come by then, and fixes.</summary>
    /// <exception cref="ChangeRefusedException">A fix does not fit.</exception>
    public static SystemDescription Of(LoadedScenario loaded, Instant at, IEnumerable<string> fixes, bool isHealthy)
    {
        var faults = isHealthy || loaded.Truth is null ? [] : loaded.Truth.Faults.Where(fault => fault.At <= at).Select(fault => fault.Change);
        return faults.Concat(fixes.SelectMany(name => loaded.FixOf(name).Changes)).Aggregate(loaded.Scenario.System, (system, change) => change.Apply(system));
    }
}
