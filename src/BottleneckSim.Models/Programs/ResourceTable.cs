using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Programs;

/// <summary>The resources of a node that runs programs; the position in the table is the ordinal that their facts carry. Only ever grows.</summary>
internal sealed class ResourceTable
{
    private readonly List<Entry> _entries = [];

    /// <summary>The ordinal of the next resource.</summary>
    public int Next => _entries.Count;

    /// <summary>Adds a resource.</summary>
    /// <param name="describe">How it is described now.</param>
    /// <param name="sample">Tells the sink its state.</param>
    /// <returns>Its ordinal, <see cref="Next"/> as it was.</returns>
    public int Add(Func<ResourceDescription> describe, Action<Instant> sample)
    {
        _entries.Add(new Entry(describe, sample));
        return _entries.Count - 1;
    }

    public IReadOnlyList<ResourceDescription> Describe() => [.. _entries.Select(entry => entry.Describe())];

    public void Sample(Instant now)
    {
        foreach (var entry in _entries)
        {
            entry.Sample(now);
        }
    }

    private readonly record struct Entry(Func<ResourceDescription> Describe, Action<Instant> Sample);
}
