using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Nodes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Resources.Slots.Admission;
using BottleneckSim.Observations.Requests;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Models.Web;

/// <summary>A web or application server.</summary>
/// <remarks>
/// <code>
/// request ──► accept queue (bounded; full: refused) ──► worker ──► program ──► answer
/// </code>
/// </remarks>
public sealed class WebNode : ProgramNode
{
    private readonly bool _tellsRequests;

    /// <summary>Prepares a web server.</summary>
    public WebNode(NodeContext context)
        : base(context) => _tellsRequests = Sink.Wants(ObservationInterests.ServerRequests);

    /// <inheritdoc />
    protected override int MaximumWaitingForWorkers => ((WebOptions)Self.Tier.Options!).AcceptQueue;

    /// <inheritdoc />
    protected override AdmissionOptions? Admission => ((WebOptions)Self.Tier.Options!).Admission;

    /// <inheritdoc />
    protected override void OnCall(in Message message)
    {
        if (_tellsRequests)
        {
            Sink.Observe(new ServerRequestStarted(Now, Self.Index, message.Operation));
        }

        Accept(message);
    }

    /// <inheritdoc />
    protected override void OnFinished(in Message call, Instant arrived, Instant started, RequestOutcome outcome, long contentBytes)
    {
        Reply(call, outcome, contentBytes);
        if (_tellsRequests)
        {
            Sink.Observe(new ServerRequestFinished(Now, Self.Index, call.Operation, arrived, outcome));
        }
    }
}
