using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Telemetry.Catalogue;
using BottleneckSim.Telemetry.Instruments;
using BottleneckSim.Telemetry.Sessions;

namespace BottleneckSim.Telemetry.Nodes;

/// <summary>The instruments of one simulated node, as far as a node of its kind has something to say.</summary>
internal sealed class NodeTelemetry : IDisposable
{
    private readonly Latest<double> _costPerHour = new();
    private readonly Meter _meter;
    private readonly NodeDirectory _directory;
    private readonly NodeKind _kind;
    private bool _hasCpu;
    private bool _hasDisk;

    /// <summary>The instruments of a node.</summary>
    /// <param name="options">The session.</param>
    /// <param name="directory">The names of all nodes.</param>
    /// <param name="node">The node.</param>
    /// <param name="serial">A number no other of the session's nodes has or had: a node may leave and come back.</param>
    public NodeTelemetry(TelemetryOptions options, NodeDirectory directory, KnownNode node, int serial)
    {
        var description = node.Description;
        _kind = description.Kind;
        _directory = directory;
        Source = new MetricSource(
            options, $"{description.Name}/{serial}", description.Tier, description.Name,
            new Tag("bottlenecksim.node.kind", _kind.ToString().ToLowerInvariant()));
        _meter = Source.Meter;
        Calls = new CallInstruments(_meter, directory);
        HttpServer = _kind is NodeKind.Web ? new HttpServerInstruments(_meter, node) : null;
        Users = _kind is NodeKind.Load ? new UserInstruments(_meter, node) : null;
        Statements = _kind is NodeKind.Database ? new StatementInstruments(_meter, node) : null;
        Jobs = _kind is NodeKind.Worker ? new JobInstruments(_meter, node) : null;
        if (_kind is not (NodeKind.Load or NodeKind.Balancer))
        {
            _meter.Observe(SessionMetrics.CostPerHour, () => _costPerHour.Value);
        }

        Describe(description);
    }

    public MetricSource Source { get; }

    public NodeResources Resources { get; } = new();

    public CallInstruments Calls { get; }

    public HttpServerInstruments? HttpServer { get; }

    public UserInstruments? Users { get; }

    public StatementInstruments? Statements { get; }

    public JobInstruments? Jobs { get; }

    public PoolInstruments? Pools { get; private set; }

    public SlotInstruments? Slots { get; private set; }

    public IndexBuildInstruments IndexBuilds => field ??= new(_meter);

    public TableInstruments Tables => field ??= new(_meter);

    public ReplicaInstruments Replica => field ??= new(_meter);

    public MemoryInstruments Memory => field ??= new(_meter);

    public NetworkInstruments Network => field ??= new(_meter, _directory);

    public CacheInstruments Cache => field ??= new(_meter);

    public CallPolicyInstruments CallPolicies => field ??= new(_meter, _directory);

    public QueueInstruments Queue => field ??= new(_meter);

    /// <summary>Takes in resources that were not there before.</summary>
    public void Describe(NodeDescribed description)
    {
        Resources.Describe(description.Resources);
        if (!_hasCpu && Resources.Has(ResourceKind.Cpu))
        {
            _hasCpu = true;
            CpuInstruments.Create(_meter, Resources);
        }

        if (!_hasDisk && Resources.Has(ResourceKind.Disk))
        {
            _hasDisk = true;
            DiskInstruments.Create(_meter, Resources);
        }

        Pools ??= Resources.Has(ResourceKind.ConnectionPool) ? new PoolInstruments(_meter, Resources) : null;
        Slots ??= description.Resources.Any(resource => SlotInstruments.IsSlot(resource.Kind)) ? new SlotInstruments(_meter, Resources) : null;
    }

    public void SetCostPerHour(double price) => _costPerHour.Set(price);

    public void Dispose() => Source.Dispose();
}
