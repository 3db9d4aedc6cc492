using BottleneckSim.Kernel.Randomness;

namespace BottleneckSim.Kernel.Events;

/// <summary>A node's identity in event order: a stable 64-bit hash of its name.</summary>
/// <remarks>
/// The id derives from the name and never from a position, so adding or removing a node leaves the order of all other
/// nodes' events as it was. Two names of one system that hash to the same id must be refused when the system is built.
/// </remarks>
public readonly record struct NodeId : IComparable<NodeId>
{
    private NodeId(ulong value) => Value = value;

    /// <summary>The 64-bit hash.</summary>
    public ulong Value { get; }

    /// <summary>The id of the node with this name.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static NodeId FromName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(StableHash.OfName(name));
    }

    /// <summary>The id with this value, as written by <see cref="Value"/>.</summary>
    public static NodeId FromValue(ulong value) => new(value);

    /// <summary>Whether the left id comes first.</summary>
    public static bool operator <(NodeId left, NodeId right) => left.Value < right.Value;

    /// <summary>Whether the left id comes last.</summary>
    public static bool operator >(NodeId left, NodeId right) => left.Value > right.Value;

    /// <summary>Whether the left id does not come last.</summary>
    public static bool operator <=(NodeId left, NodeId right) => left.Value <= right.Value;

    /// <summary>Whether the left id does not come first.</summary>
    public static bool operator >=(NodeId left, NodeId right) => left.Value >= right.Value;

    /// <inheritdoc />
    public int CompareTo(NodeId other) => Value.CompareTo(other.Value);

    /// <summary>The hash as sixteen hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x16");
}
