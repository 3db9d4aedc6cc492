namespace BottleneckSim.Observations.Nodes;

/// <summary>One thing that callers can ask of a node.</summary>
/// <param name="Name">The endpoint (<c>GET /orders</c>), query (<c>recent-orders</c>), cache command (<c>get</c>) or job.</param>
/// <param name="Subject">What it works on where that has a name of its own: a query's table, a cache's key space, a queue's destination; otherwise empty.</param>
/// <param name="Verb">The kind of work in the field's words: an HTTP method, <c>SELECT</c>, <c>GET</c>, <c>process</c>.</param>
public sealed record OperationDescription(string Name, string Subject, string Verb);
