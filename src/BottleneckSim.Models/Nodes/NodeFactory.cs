using BottleneckSim.Models.Caching;
using BottleneckSim.Models.Databases;
using BottleneckSim.Models.Databases.Replication;
using BottleneckSim.Models.Databases.Sharding;
using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Traces;
using BottleneckSim.Models.Queues;
using BottleneckSim.Models.Web;
using BottleneckSim.Models.Workers;
using BottleneckSim.Observations.Nodes;

namespace BottleneckSim.Models.Nodes;

/// <summary>Makes the node that a blueprint asks for. Engines use it, and nothing else makes nodes.</summary>
public static class NodeFactory
{
    /// <summary>Makes a node.</summary>
    /// <exception cref="InvalidOperationException">No model is known for the kind.</exception>
    public static Node Create(NodeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Self.Kind switch
        {
            NodeKind.Load when context.Self.Tier.Load is OpenLoadOptions => new OpenLoadNode(context),
            NodeKind.Load when context.Self.Tier.Load is TraceLoadOptions => new TraceLoadNode(context),
            NodeKind.Load => new ClosedLoadNode(context),
            NodeKind.Balancer when context.Self.Tier.Options is DatabaseOptions { Shards: not null } => new ShardRouterNode(context),
            NodeKind.Balancer when context.Self.Tier.Options is DatabaseOptions => new DatabaseBalancerNode(context),
            NodeKind.Balancer => new BalancerNode(context),
            NodeKind.Web => new WebNode(context),
            NodeKind.Worker => new WorkerNode(context),
            NodeKind.Cache => new CacheNode(context),
            NodeKind.Queue => new QueueNode(context),
            NodeKind.Database => new DatabaseNode(context),
            _ => throw new InvalidOperationException($"No model is known for node '{context.Self.Name}' of kind {context.Self.Kind}."),
        };
    }
}
