using System.Text;

namespace BottleneckSim.Validation.Services.Loads;

/// <summary>A request and the instant at which it is meant to be sent.</summary>
/// <param name="IntendedNanoseconds">Since the run began. Latency counts from here, however late the generator is: no coordinated omission.</param>
/// <param name="Operation">What is asked for.</param>
/// <param name="Content">The request as HTTP/1.1 sends it.</param>
public sealed record PlannedRequest(long IntendedNanoseconds, ShopOperation Operation, ReadOnlyMemory<byte> Content)
{
    /// <summary>A request for a product, a category, or nothing.</summary>
    /// <param name="intendedNanoseconds">Since the run began.</param>
    /// <param name="operation">What is asked for.</param>
    /// <param name="id">Which product or category.</param>
    public static PlannedRequest For(long intendedNanoseconds, ShopOperation operation, long id)
    {
        var path = operation switch
        {
            ShopOperation.Health => "/health",
            ShopOperation.Category => FormattableString.Invariant($"/categories/{id}"),
            _ => FormattableString.Invariant($"/products/{id}"),
        };
        var freshness = operation == ShopOperation.FreshProduct ? "Cache-Control: no-cache\r\n" : "";
        return new PlannedRequest(intendedNanoseconds, operation, Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{freshness}\r\n"));
    }
}
