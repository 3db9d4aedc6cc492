using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Actors.Supervision;

/// <summary>Stands where a node has crashed: calls are refused, as by a machine that nobody listens on; nothing else is done.</summary>
internal sealed class CrashedNode(NodeContext context) : Node(context)
{
    protected override void OnCall(in Message message) => Reply(message, RequestOutcome.Refused, 0);

    protected override void OnReply(in Message message)
    {
        // Whoever asked is gone.
    }

    protected override void OnTimer(in Message message)
    {
        // It sets none.
    }

    protected override IReadOnlyList<ResourceDescription> DescribeResources() => [];
}
