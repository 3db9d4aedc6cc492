using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Links.Changes;

/// <summary>The edits that changes of links share.</summary>
internal static class LinkEdits
{
    public static SystemDescription WithLatency(SystemDescription system, string from, string to, Duration difference)
    {
        var link = Find(system, from, to);
        var latency = link.Latency + difference;
        if (latency < LinkOptions.MinimumLatency || latency > LinkOptions.MaximumLatency)
        {
            throw new ChangeRefusedException(
                $"The latency between '{from}' and '{to}' would be {latency}; allowed are {LinkOptions.MinimumLatency} to {LinkOptions.MaximumLatency}.");
        }

        return With(system, from, to, link with { Latency = latency });
    }

    /// <summary>The link between two ends that exist.</summary>
    public static LinkOptions Find(SystemDescription system, string from, string to)
    {
        foreach (var end in new[] { from, to })
        {
            if (!system.Tiers.ContainsKey(end) && !system.Loads.ContainsKey(end))
            {
                throw new ChangeRefusedException(
                    $"There is no tier or population '{end}'; there are: {SystemEdits.Listed(system.Tiers.Keys.Concat(system.Loads.Keys))}.");
            }
        }

        return system.LinkBetween(from, to);
    }

    /// <summary>Another link between two ends; one that is like the default needs no line of its own.</summary>
    public static SystemDescription With(SystemDescription system, string from, string to, LinkOptions changed)
    {
        var ends = new LinkEnds(from, to);
        return system with { Links = changed == system.DefaultLink ? system.Links.Remove(ends) : system.Links.SetItem(ends, changed) };
    }
}
