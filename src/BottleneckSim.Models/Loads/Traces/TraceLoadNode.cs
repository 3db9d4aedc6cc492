using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Loads.Traces;

/// <summary>Issues the requests of a trace at their instants, each from somebody new.</summary>
/// <remarks>
/// <code>
/// trace: 0.10s GET /a, 0.12s GET /b, 0.12s GET /a, …  ──► request at its instant, whether or not earlier ones were answered
/// </code>
/// </remarks>
public sealed class TraceLoadNode : LoadNode
{
    private int[] _taskOf = [];
    private int _next;

    /// <summary>Prepares the requests.</summary>
    public TraceLoadNode(NodeContext context)
        : base(context)
    {
    }

    private TraceLoadOptions Options => (TraceLoadOptions)Self.Tier.Load!;

    /// <inheritdoc />
    protected override void OnStart()
    {
        base.OnStart();
        Arm();
    }

    /// <inheritdoc />
    protected override void OnReconfigure()
    {
        base.OnReconfigure();
        var tasks = Options.Tasks.Keys.Select((task, index) => (task, index)).ToDictionary(one => one.task, one => one.index, StringComparer.Ordinal);
        _taskOf = [.. Options.Arrivals.Select(arrival => tasks[arrival.Operation])];
    }

    /// <inheritdoc />
    protected override void OnOwnTimer(long ticket)
    {
        if (Self.IsRemoved)
        {
            return;
        }

        for (; _next < _taskOf.Length && Options.Arrivals[_next].At <= Now; _next++)
        {
            var draw = NodeDraw.With(_next);
            Issue(draw, 0, draw, _taskOf[_next]);
        }

        Arm();
    }

    /// <inheritdoc />
    protected override void OnFinished(int user, Instant issued)
    {
    }

    private void Arm()
    {
        if (_next < _taskOf.Length)
        {
            SetTimer(Instant.Max(Now, Options.Arrivals[_next].At), OwnTimer, 0);
        }
    }
}
