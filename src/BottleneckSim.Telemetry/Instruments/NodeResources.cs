using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A node's resources; the list only grows and is replaced whole, so that another thread may read it.</summary>
internal sealed class NodeResources
{
    private volatile SampledResource[] _all = [];

    public SampledResource this[int resource] => resource >= 0 && resource < _all.Length
        ? _all[resource]
        : throw new InvalidOperationException($"A sample names resource {resource} of a node that has described {_all.Length}.");

    public void Describe(IReadOnlyList<ResourceDescription> descriptions)
    {
        var known = _all.Length;
        _all = [.. _all, .. descriptions.Skip(known).Select(description => new SampledResource(description))];
    }

    public bool Has(ResourceKind kind) => _all.Any(resource => resource.Kind == kind);

    /// <summary>The resources of these kinds of which a sample is there.</summary>
    public IEnumerable<SampledResource> Of(params IEnumerable<ResourceKind> kinds) =>
        _all.Where(resource => resource.Sample is not null && kinds.Contains(resource.Kind));

    /// <summary>One measurement for each resource of these kinds.</summary>
    public IEnumerable<Measurement<double>> Measure(
        IReadOnlyList<ResourceKind> kinds, string nameKey, Func<SampledResource, double> value) =>
        Of(kinds).Select(resource => new Measurement<double>(value(resource), new Tag(nameKey, resource.Name)));
}
