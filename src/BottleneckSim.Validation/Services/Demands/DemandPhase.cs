using System.Collections.Immutable;
using BottleneckSim.Validation.Services.Loads;
using BottleneckSim.Validation.Services.Processors;

namespace BottleneckSim.Validation.Services.Demands;

/// <summary>What requests cost that were sent one at a time.</summary>
/// <param name="Requests">What was sent and answered.</param>
/// <param name="Usage">What the cores did meanwhile.</param>
public sealed record DemandPhase(ImmutableArray<CompletedRequest> Requests, CoreUsage Usage)
{
    /// <summary>Processor time of the service for a request.</summary>
    public double ServiceNanoseconds => (double)Usage.ServiceNanoseconds / Requests.Length;

    /// <summary>Processor time of the database for a request.</summary>
    public double DatabaseNanoseconds => (double)Usage.DatabaseNanoseconds / Requests.Length;

    /// <summary>How many latencies are interruptions.</summary>
    public int Interruptions => Requests.Length - Uninterrupted.Of(Latencies()).Length;

    /// <summary>The share of requests that the cache answered.</summary>
    public double HitShare => (double)Requests.Count(request => request.IsHit) / Requests.Length;

    /// <summary>The latencies of requests that the cache answered.</summary>
    public ImmutableArray<double> HitLatencies() => [.. Requests.Where(request => request.IsHit).Select(request => (double)request.LatencyNanoseconds)];

    /// <summary>All latencies.</summary>
    public ImmutableArray<double> Latencies() => [.. Requests.Select(request => (double)request.LatencyNanoseconds)];
}
