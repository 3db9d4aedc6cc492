using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Resources.Slots;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Resources.Connections;

/// <summary>A node's pool of connections to another tier: a request holds one from before its call until the answer.</summary>
/// <remarks>
/// <code>
/// request ──► waits (first-in first-out, at most the time-out) ──► connection ─┬─ open ─────────────────┬─► call … answer ──► back to the pool
///             while size + overflow are in use                                └─ none idle: set up ────┘                     (overflow, too old: closed)
/// </code>
/// A call that times out closes its connection. Without set-up costs the pool opens another in its place at once.
/// </remarks>
public sealed class ConnectionPool(Node node, ISlotClient client, ObservationSink sink, int resource)
{
    private readonly SlotResource _connections = new(node, client, sink, resource, tellsUses: true);
    private readonly IdleConnections _idle = new();
    private PoolOptions? _options;

    /// <summary>How long a request waits.</summary>
    public Duration Timeout { get; private set; } = PoolOptions.DefaultTimeout;

    /// <summary>What a new connection costs; null means nothing.</summary>
    public ConnectionSetUp? SetUp => _options?.SetUp;

    /// <summary>Takes options into use, now: idle connections above the new size close at once, busy ones when they come back.</summary>
    public void Configure(PoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var isFirst = _options is null;
        _options = options;
        Timeout = options.Timeout;
        if (options.SetUp is not null)
        {
            if (isFirst && node.Now == Instant.Zero)
            {
                _idle.Fill(options.Size, node.Now); // A system that has been running before: its pools are open.
            }

            _idle.Shrink(options.Size);
        }

        _connections.Configure(options.Size + options.Overflow, options.MaximumWaiting);
    }

    /// <summary>Asks for a connection.</summary>
    public SlotRequest Request(long ticket, out SlotHold hold) => _connections.Request(ticket, out hold);

    /// <summary>Takes an open connection for a slot that was granted.</summary>
    /// <param name="opened">When it was opened; now, if it has to be.</param>
    /// <returns>Whether it has to be set up before it can be used.</returns>
    public bool MustSetUp(out Instant opened)
    {
        opened = node.Now;
        return SetUp is not null && !_idle.TryTake(_options!, node.Now, out opened);
    }

    /// <summary>Gives a connection back.</summary>
    /// <param name="hold">The slot.</param>
    /// <param name="opened">When the connection was opened.</param>
    /// <param name="isBroken">Whether it has to be closed: a call over it timed out, or it was never set up.</param>
    public void Release(SlotHold hold, Instant opened, bool isBroken)
    {
        if (SetUp is not null && !isBroken)
        {
            _idle.Return(_options!, node.Now, opened);
        }

        _connections.Release(hold);
    }

    /// <summary>A waiter gives up.</summary>
    public void GiveUp(long ticket) => _connections.GiveUp(ticket);

    /// <summary>Tells the sink the state at an instant.</summary>
    public void Sample(Instant now) => _connections.Sample(now);
}
