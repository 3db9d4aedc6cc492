using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Resources.Connections;

/// <summary>A node's pool of connections to another tier: a request holds one from before its call until the answer.</summary>
/// <remarks>
/// <code>
/// request ──► waits (first-in first-out, at most the time-out) ──► connection ──► call … answer ──► back to the pool
/// </code>
/// A call that times out closes its connection; the pool opens another in its place at once.
/// </remarks>
public sealed class ConnectionPool(Node node, ISlotClient client, ObservationSink sink, int resource)
{
    private readonly SlotResource _connections = new(node, client, sink, resource, tellsUses: true);

    /// <summary>How long a request waits.</summary>
    public Duration Timeout { get; private set; } = PoolOptions.DefaultTimeout;

    /// <summary>Takes options into use, now: idle connections above the new size close at once, busy ones when they come back.</summary>
    public void Configure(PoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Timeout = options.Timeout;
        _connections.Configure(options.Size, options.MaximumWaiting);
    }

    /// <summary>Asks for a connection.</summary>
    public SlotRequest Request(long ticket, out SlotHold hold) => _connections.Request(ticket, out hold);

    /// <summary>Gives a connection back.</summary>
    public void Release(SlotHold hold) => _connections.Release(hold);

    /// <summary>A waiter gives up.</summary>
    public void GiveUp(long ticket) => _connections.GiveUp(ticket);

    /// <summary>Tells the sink the state at an instant.</summary>
    public void Sample(Instant now) => _connections.Sample(now);
}
