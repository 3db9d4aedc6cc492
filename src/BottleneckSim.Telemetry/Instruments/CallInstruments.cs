using System.Diagnostics.Metrics;
using BottleneckSim.Observations.Nodes;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Telemetry.Nodes;

namespace BottleneckSim.Telemetry.Instruments;

/// <summary>A node's calls to others; what is recorded depends on what answers them.</summary>
/// <remarks>
/// <code>
/// caller ──► web                  http.client.*
///        ├─► database or cache    db.client.*
///        └─► queue                messaging.client.*
/// </code>
/// </remarks>
internal sealed class CallInstruments(Meter meter, NodeDirectory directory)
{
    private readonly List<ITargetInstruments?> _byTarget = [];
    private HttpClientInstruments? _http;
    private DatabaseClientInstruments? _database;
    private MessagingClientInstruments? _messaging;

    public void Record(in CallFinished fact)
    {
        while (_byTarget.Count <= fact.Target)
        {
            _byTarget.Add(null);
        }

        (_byTarget[fact.Target] ??= MakeTarget(fact.Target)).Record(fact);
    }

    private ITargetInstruments MakeTarget(int target)
    {
        var node = directory[target];
        return directory.KindOfService(target) switch
        {
            NodeKind.Database => (_database ??= new(meter)).To(node, "postgresql", tellsRows: true),
            NodeKind.Cache => (_database ??= new(meter)).To(node, "redis", tellsRows: false),
            NodeKind.Queue => (_messaging ??= new(meter)).To(node),
            _ => (_http ??= new(meter)).To(node),
        };
    }
}

/// <summary>Records the calls to one target.</summary>
internal interface ITargetInstruments
{
    void Record(in CallFinished fact);
}
