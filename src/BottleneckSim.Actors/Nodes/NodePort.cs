using BottleneckSim.Actors.Windows;
using BottleneckSim.Kernel.Events;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Actors.Nodes;

/// <summary>Keeps a node's own future with the node and hands messages to others to the clock.</summary>
/// <param name="self">The node's number.</param>
/// <param name="own">The node's own events.</param>
/// <param name="outbound">Where messages to others wait for the end of the window.</param>
/// <param name="firstSequence">Where the sender's numbering begins: what stands in for a crashed node must not reuse its numbers.</param>
internal sealed class NodePort(int self, EventQueue<Message> own, List<TimedMessage> outbound, long firstSequence) : EventPort
{
    public override void Post(in EventKey key, in Message message)
    {
        var numbered = firstSequence == 0 ? key : new EventKey(key.Time, key.Phase, key.Sender, key.Sequence + firstSequence);
        if (message.Destination == self)
        {
            own.Enqueue(numbered, message);
        }
        else
        {
            outbound.Add(new TimedMessage(numbered, message));
        }
    }
}
