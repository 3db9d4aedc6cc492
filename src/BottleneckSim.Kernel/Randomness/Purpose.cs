namespace BottleneckSim.Kernel.Randomness;

/// <summary>What a draw is for. Each place that draws declares one, so that two places never share a number by accident.</summary>
/// <example><code>private static readonly Purpose CpuDemand = new("cpu-demand");</code></example>
public readonly struct Purpose : IEquatable<Purpose>
{
    private readonly string? _name;

    /// <summary>Declares a purpose. Equal names are the same purpose everywhere.</summary>
    /// <param name="name">A short name in lower case, for instance <c>cpu-demand</c>.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Purpose(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _name = name;
        Hash = StableHash.OfName(name);
    }

    /// <summary>The name; empty for the default value, which no draw accepts.</summary>
    public string Name => _name ?? string.Empty;

    /// <summary>The stable hash of the name.</summary>
    public ulong Hash { get; }

    /// <summary>Whether the values name one purpose.</summary>
    public static bool operator ==(Purpose left, Purpose right) => left.Equals(right);

    /// <summary>Whether the values name two purposes.</summary>
    public static bool operator !=(Purpose left, Purpose right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(Purpose other) => Hash == other.Hash;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Purpose other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => (int)Hash;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
