using BottleneckSim.Kernel.Events;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Tests.Nodes;

/// <summary>A node with nothing but a script: resources are attached to it and driven at exact instants.</summary>
/// <remarks>
/// <code>
/// At(5, …), At(9, …) ──► queue ──► script
///                          ▲ └────► Timers[n](ticket)     the timers that an attached resource sets
/// </code>
/// </remarks>
internal sealed class Laboratory : Node
{
    private const int ScriptTimer = 99;

    private readonly EventQueue<Message> _queue;
    private readonly List<Action> _script = [];

    private Laboratory(NodeContext context, EventQueue<Message> queue)
        : base(context)
    {
        _queue = queue;
        Start(Instant.Zero);
    }

    public Dictionary<int, Action<long>> Timers { get; } = [];

    /// <summary>How the attached resources are described to the sink.</summary>
    public static ResourceDescription[] Resources { get; } =
    [
        new("cpu", ResourceKind.Cpu, 256),
        new("slots", ResourceKind.WorkerSlots),
        new("pool", ResourceKind.ConnectionPool),
    ];

    public new ObservationSink Sink => base.Sink;

    public int EventCount { get; private set; }

    public static Laboratory With(ObservationSink? sink = null)
    {
        var system = SystemCompiler.Compile(SmallSystems.OneTier(SmallSystems.Poisson(1), SmallSystems.Web(1, 1, SmallSystems.Constant(1))));
        var queue = new EventQueue<Message>();
        return new Laboratory(new NodeContext(system.Nodes[0], system, 1, new Port(queue), sink ?? new NullSink()), queue);
    }

    /// <summary>Adds a step of the script, in the order of the calls where instants are equal.</summary>
    public Laboratory At(long nanoseconds, Action step)
    {
        _script.Add(step);
        SetTimer(Instant.FromNanoseconds(nanoseconds), ScriptTimer, _script.Count - 1);
        return this;
    }

    /// <summary>Handles events until none is left, or up to an instant.</summary>
    public void Run(long untilNanoseconds = long.MaxValue)
    {
        while (_queue.TryDequeueBefore(Instant.FromNanoseconds(untilNanoseconds), out var key, out var message))
        {
            EventCount++;
            Assert.True(EventCount < 1_000_000, "The events do not end.");
            Handle(key, message);
        }
    }

    protected override void OnCall(in Message message)
    {
    }

    protected override void OnReply(in Message message)
    {
    }

    protected override void OnTimer(in Message message)
    {
        if (message.Operation == ScriptTimer)
        {
            _script[(int)message.Ticket]();
        }
        else
        {
            Timers[message.Operation](message.Ticket);
        }
    }

    protected override IReadOnlyList<ResourceDescription> DescribeResources() => Resources;

    private sealed class Port(EventQueue<Message> queue) : EventPort
    {
        public override void Post(in EventKey key, in Message message) => queue.Enqueue(key, message);
    }
}
