using BottleneckSim.Models.Nodes;
using BottleneckSim.Observations.Requests;

namespace BottleneckSim.Models.Queues;

/// <summary>What a delivered message says beside its job: who asked for it, its receipt, and how many came with it.</summary>
/// <remarks>
/// <code>
/// ticket    = ~ ( receipt, 43 bits │ number of the receive, 20 bits )     below zero, unlike the tickets of calls
/// operation =     job, 13 bits │ messages in the batch − 1, 10 bits │ outcome, 8 bits
/// </code>
/// A broker gives receipts in order, so those of a batch follow one another.
/// </remarks>
internal readonly struct Delivery(in Message message)
{
    public const int MostMessages = 1 << BatchBits;
    public const int MostJobs = 1 << 13;

    private const int ReceiveBits = 20;
    private const int BatchBits = 10;
    private const int OutcomeBits = 8;
    private readonly long _ticket = ~message.Ticket;
    private readonly int _operation = message.Operation;

    /// <summary>The number of the receive that it answers; numbers begin anew after a million.</summary>
    public int Receive => (int)_ticket & ((1 << ReceiveBits) - 1);

    public long Receipt => _ticket >> ReceiveBits;

    /// <summary>Whether a message came at all.</summary>
    public RequestOutcome Outcome => (RequestOutcome)(_operation & ((1 << OutcomeBits) - 1));

    /// <summary>How many messages answer the receive together.</summary>
    public int Count => ((_operation >> OutcomeBits) & (MostMessages - 1)) + 1;

    /// <summary>The job, a position in the broker's operations.</summary>
    public int Job => _operation >> (OutcomeBits + BatchBits);

    /// <summary>The ticket of a receive.</summary>
    public static long TicketOf(long receive) => ~(receive & ((1L << ReceiveBits) - 1));

    /// <summary>The ticket of a message that answers a receive.</summary>
    public static long TicketOf(long receiveTicket, long receipt) => ~((receipt << ReceiveBits) | ~receiveTicket);

    public static int OperationOf(int job, int count) => (job << (OutcomeBits + BatchBits)) | ((count - 1) << OutcomeBits) | (int)RequestOutcome.Succeeded;

    /// <summary>The whole number of a receive: of those asked for so far, the last one that has these bits. A worker may ask any number of times.</summary>
    /// <param name="receive">The bits that the answer carries.</param>
    /// <param name="asked">How many receives have been asked for; their numbers begin at 0.</param>
    public static long WholeReceive(int receive, long asked) => asked - 1 - ((asked - 1 - receive) & ((1L << ReceiveBits) - 1));
}
