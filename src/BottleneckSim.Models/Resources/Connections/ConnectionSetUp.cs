using BottleneckSim.Kernel.SimulatedTime;

namespace BottleneckSim.Models.Resources.Connections;

/// <summary>What it takes to open a connection before a request can go over it.</summary>
/// <remarks>
/// <code>
/// caller ──► round trip ──► round trip ──► … last one: the server computes (a process, a session) ──► connected
/// </code>
/// </remarks>
/// <param name="RoundTrips">Round trips over the link: 1 to 20, default 4 (TCP's handshake, then start-up and SCRAM authentication as PostgreSQL's protocol has them).</param>
/// <param name="ServerCpu">Processor time at a database for the new session: 0 to 1 s, default 2 ms (an assumption: a forked backend that fills its caches).</param>
public sealed record ConnectionSetUp(int RoundTrips, Duration ServerCpu)
{
    /// <summary>The defaults.</summary>
    public static ConnectionSetUp Default { get; } = new(4, Duration.FromMilliseconds(2));
}
