using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Links.Changes;

/// <summary>The edit that both latency changes share.</summary>
internal static class LinkEdits
{
    public static SystemDescription WithLatency(SystemDescription system, string from, string to, Duration difference)
    {
        foreach (var end in new[] { from, to })
        {
            if (!system.Tiers.ContainsKey(end) && !system.Loads.ContainsKey(end))
            {
                throw new ChangeRefusedException(
                    $"There is no tier or population '{end}'; there are: {SystemEdits.Listed(system.Tiers.Keys.Concat(system.Loads.Keys))}.");
            }
        }

        var link = system.LinkBetween(from, to);
        var latency = link.Latency + difference;
        if (latency < LinkOptions.MinimumLatency || latency > LinkOptions.MaximumLatency)
        {
            throw new ChangeRefusedException(
                $"The latency between '{from}' and '{to}' would be {latency}; allowed are {LinkOptions.MinimumLatency} to {LinkOptions.MaximumLatency}.");
        }

        var ends = new LinkEnds(from, to);
        var changed = link with { Latency = latency };
        return system with { Links = changed == system.DefaultLink ? system.Links.Remove(ends) : system.Links.SetItem(ends, changed) };
    }
}
