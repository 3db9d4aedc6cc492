using BottleneckSim.Kernel.Randomness;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Programs.Strands;

namespace BottleneckSim.Models.Programs.Maintenance;

/// <summary>Begins a node's maintenance when it is due.</summary>
/// <remarks>
/// <code>
/// synchronised:      node 1 ─█────────█────────█──      each by its own offset:   node 1 ─█────────█────────█──
///                    node 2 ─█────────█────────█──                                node 2 ────█────────█────────
///                            0     every    2·every                                       offset drawn for the node
/// run ──► an execution without a worker ──► the node's processor, disk, locks, in competition with requests
/// </code>
/// It is state: the program that runs, the epoch of the armed timer, the number of the run for its draws.
/// </remarks>
internal sealed class MaintenanceSchedule
{
    private static readonly Purpose Offset = new("maintenance-offset");
    private static readonly Purpose Runs = new("maintenance-run");

    private readonly ProgramNode _node;
    private readonly int _timer;
    private MaintenanceOptions? _options;
    private Execution? _running;
    private long _epoch;
    private long _runs;

    public MaintenanceSchedule(ProgramNode node)
    {
        _node = node;
        _timer = node.Timers.Add(OnDue);
    }

    /// <summary>Takes options into use. A run in progress goes on as it began; one that is due by the new options comes at their next instant.</summary>
    public void Configure(MaintenanceOptions? options)
    {
        var isTimed = _options is { } before && options is not null && before.Every == options.Every && before.IsSynchronised == options.IsSynchronised;
        _options = options;
        if (!isTimed)
        {
            _epoch++;
            Arm();
        }
    }

    /// <summary>A background execution has ended.</summary>
    public void OnEnded(Execution execution)
    {
        if (ReferenceEquals(execution, _running))
        {
            _running = null;
        }
    }

    /// <summary>The process is killed, and its maintenance with it.</summary>
    public void Stop()
    {
        if (_running is { } running)
        {
            _node.Strands.Stop(running);
        }
    }

    /// <summary>The first instant after now at which this node is due.</summary>
    private void Arm()
    {
        if (_options is not { } options)
        {
            return;
        }

        var every = options.Every.Nanoseconds;
        var offset = options.IsSynchronised ? 0 : _node.OwnDraw.With(Offset).Below(every);
        var periods = _node.Now.Nanoseconds < offset ? 0 : ((_node.Now.Nanoseconds - offset) / every) + 1;
        _node.SetTimer(Instant.FromNanoseconds(offset + (periods * every)), _timer, _epoch);
    }

    private void OnDue(long epoch)
    {
        if (epoch != _epoch)
        {
            return;
        }

        Arm();
        if (_running is null && _node.Self.Tier.Maintenance is { } program)
        {
            var draw = _node.OwnDraw.With(Runs).With(_runs++);
            _running = _node.Executions.Rent();
            _running.BeginBackground(program, new Message(_node.Self.Index, _node.Self.Index, MessageKind.Timer, 0, 0, draw, 0, 0), _node.Now);
            _node.Run(_running);
        }
    }
}
