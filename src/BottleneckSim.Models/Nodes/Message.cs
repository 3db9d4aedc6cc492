using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Models.Nodes;

/// <summary>What travels between nodes, and from a node to its own future. Plain data: it may cross a process border.</summary>
/// <param name="Destination">The node that handles it.</param>
/// <param name="Sender">The node that sent it; replies go there.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Operation">For a call, what is asked (a position in the destination's operations); for a reply, its
/// <see cref="BottleneckSim.Observations.Requests.RequestOutcome"/>; for a timer, whose timer it is.</param>
/// <param name="Ticket">The caller's own reference, given back in the reply; for a timer, the owner's.</param>
/// <param name="Draw">Identifies the user's request: the root of every draw made on its behalf.</param>
/// <param name="Salt">Tells several calls of one request apart in draws; for cache commands the key; for a timer free.</param>
/// <param name="Value">Free: rows in a database's answer, bytes in a server's.</param>
/// <param name="User">Who asks: the same for all requests of a user, the root of the user's attributes and what sticks to an instance; the default where nobody does.</param>
/// <param name="Session">To and at a database: the transaction that it belongs to (see <see cref="Databases.Transactions.Sessions"/>); 0 where it is none.</param>
public readonly record struct Message(
    int Destination, int Sender, MessageKind Kind, int Operation, long Ticket, DrawKey Draw, ulong Salt, long Value, DrawKey User = default, long Session = 0);
