using System.Text;

namespace BottleneckSim.Kernel.Events;

/// <summary>A node's identity in event order: a stable 64-bit hash of its name.</summary>
/// <remarks>
/// The id derives from the name and never from a position, so adding or removing a node leaves the order of all other
/// nodes' events as it was. Two names of one system that hash to the same id must be refused when the system is built.
/// </remarks>
public readonly record struct NodeId : IComparable<NodeId>
{
    private const ulong OffsetBasis = 0xcbf2_9ce4_8422_2325;
    private const ulong Prime = 0x0000_0100_0000_01b3;
    private const int StackBytes = 256;

    private NodeId(ulong value) => Value = value;

    /// <summary>The 64-bit hash.</summary>
    public ulong Value { get; }

    /// <summary>The id of the node with this name.</summary>
    /// <remarks>
    /// FNV-1a over the UTF-8 bytes (Fowler, Noll and Vo, RFC 9923), then the 64-bit finaliser of MurmurHash3 (Appleby),
    /// since FNV alone leaves the upper bits of short names alike.
    /// </remarks>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static NodeId FromName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var maximumBytes = Encoding.UTF8.GetMaxByteCount(name.Length);
        Span<byte> buffer = maximumBytes <= StackBytes ? stackalloc byte[StackBytes] : new byte[maximumBytes];
        var hash = OffsetBasis;
        foreach (var value in buffer[..Encoding.UTF8.GetBytes(name, buffer)])
        {
            hash = unchecked((hash ^ value) * Prime);
        }

        return new(Avalanche(hash));
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

    private static ulong Avalanche(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 33)) * 0xff51_afd7_ed55_8ccd;
            hash = (hash ^ (hash >> 33)) * 0xc4ce_b9fe_1a85_ec53;
            return hash ^ (hash >> 33);
        }
    }
}
