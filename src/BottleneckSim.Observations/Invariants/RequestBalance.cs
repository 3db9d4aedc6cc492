namespace BottleneckSim.Observations.Invariants;

/// <summary>The balance of one operation of one load population: issued = succeeded + failed + refused + timed out + in flight.</summary>
/// <param name="Node">The load node's name.</param>
/// <param name="Operation">The operation's name.</param>
/// <param name="Issued">Requests issued.</param>
/// <param name="Succeeded">Requests answered as asked.</param>
/// <param name="Failed">Requests that a server failed at.</param>
/// <param name="Refused">Requests turned away.</param>
/// <param name="TimedOut">Requests given up by the user.</param>
/// <param name="InFlight">Requests that have not ended.</param>
public sealed record RequestBalance(
    string Node, string Operation, long Issued, long Succeeded, long Failed, long Refused, long TimedOut, long InFlight);
