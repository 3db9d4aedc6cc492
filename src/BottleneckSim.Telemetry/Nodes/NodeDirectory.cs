using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Telemetry.Nodes;

/// <summary>The names behind the numbers that facts carry.</summary>
internal sealed class NodeDirectory
{
    private readonly List<KnownNode?> _nodes = [];

    public KnownNode this[int number] => number >= 0 && number < _nodes.Count && _nodes[number] is { } node
        ? node
        : throw new InvalidOperationException($"A fact names node {number}, which has not been described.");

    public KnownNode Describe(NodeDescribed fact)
    {
        while (_nodes.Count <= fact.Node)
        {
            _nodes.Add(null);
        }

        if (_nodes[fact.Node] is { } known)
        {
            known.Description = fact;
            return known;
        }

        return _nodes[fact.Node] = new KnownNode(fact);
    }

    /// <summary>What answers a call to this node: behind a balancer, the tier it stands in front of.</summary>
    public NodeKind KindOfService(int number)
    {
        var target = this[number].Description;
        var server = _nodes.Find(node =>
            node is not null && node.Description.Kind != NodeKind.Balancer && node.Description.Tier == target.Tier);
        return target.Kind == NodeKind.Balancer ? server?.Description.Kind ?? NodeKind.Web : target.Kind;
    }
}
