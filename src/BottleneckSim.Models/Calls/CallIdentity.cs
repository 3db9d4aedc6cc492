using BottleneckSim.Models.Nodes;

namespace BottleneckSim.Models.Calls;

/// <summary>Tells one attempt of one call from all others under way at a node: who sent it, whose draws it has, which attempt it is.</summary>
internal readonly record struct CallIdentity(int Sender, ulong Call, int Attempt)
{
    public static CallIdentity Of(in Message message) =>
        new(message.Sender, message.Draw.With(message.Salt).Bits, new CallTerms(message.Value).Attempt);

    /// <summary>The other of two tied attempts.</summary>
    public CallIdentity Twin => this with { Attempt = Attempt ^ 1 };
}
