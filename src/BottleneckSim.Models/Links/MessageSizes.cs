using BottleneckSim.Models.Blueprints;
using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Links;

/// <summary>How many bytes messages take on the wire; both ends count them in the same way.</summary>
internal static class MessageSizes
{
    /// <summary>A request with its headers (the order of magnitude of HTTP requests and prepared statements).</summary>
    public const long Request = 500;

    /// <summary>An answer without its content.</summary>
    public const long AnswerHeader = 200;

    /// <summary>A message of a stream without its content: the headers of IP, TCP and the stream itself.</summary>
    public const long StreamHeader = 70;

    /// <summary>The size of a message; the sender's tier is looked up only where it matters.</summary>
    public static long Of(in Message message, SystemBlueprint system) => message.Kind switch
    {
        MessageKind.Call => Request,
        MessageKind.Reply when message.Value != 0 && message.User == default => // With a user it answers a write: its value is a number of the log.
            AnswerHeader + system.Tiers[system.TierOf(message.Sender)].AnswerContent.Of(message.Value),
        MessageKind.Volume => 0, // It is carried, or attached by the storage network.
        MessageKind.Replication => StreamHeader + message.Session,
        _ => AnswerHeader,
    };
}
