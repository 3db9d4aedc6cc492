using System.Text;

namespace BottleneckSim.Kernel.Digests;

/// <summary>The digest of a whole run: every node's name and digest, chained in ordinal order of the names.</summary>
/// <remarks>The same scenario and seed give the same run digest on every engine, operating system and processor.</remarks>
public readonly record struct RunDigest
{
    private RunDigest(ulong value) => Value = value;

    /// <summary>The 64-bit digest.</summary>
    public ulong Value { get; }

    /// <summary>Combines the nodes' digests; the order in which they are given does not matter.</summary>
    /// <param name="nodes">Each node's name and the value of its <see cref="NodeDigest"/>.</param>
    /// <exception cref="ArgumentException">A name is given twice.</exception>
    public static RunDigest Combine(IEnumerable<KeyValuePair<string, ulong>> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var chain = default(NodeDigest);
        string? previous = null;
        foreach (var (name, digest) in nodes.OrderBy(node => node.Key, StringComparer.Ordinal))
        {
            if (string.Equals(name, previous, StringComparison.Ordinal))
            {
                throw new ArgumentException($"Node '{name}' has two digests; every node has exactly one.", nameof(nodes));
            }

            AddName(ref chain, name);
            chain.Add(digest);
            previous = name;
        }

        return new(chain.Value);
    }

    /// <summary>Sixteen hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x16");

    private static void AddName(ref NodeDigest chain, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        chain.Add(bytes.Length);
        foreach (var value in bytes)
        {
            chain.Add((long)value);
        }
    }
}
