namespace BottleneckSim.Models.Links;

/// <summary>The two tiers (or load populations) that a link joins; a link's latency holds in both directions.</summary>
/// <remarks>The names are kept in ordinal order, so that <c>a to b</c> and <c>b to a</c> are the same link.</remarks>
public readonly record struct LinkEnds : IComparable<LinkEnds>
{
    /// <summary>Joins two tiers.</summary>
    public LinkEnds(string one, string other)
    {
        var inOrder = string.CompareOrdinal(one, other) <= 0;
        First = inOrder ? one : other;
        Second = inOrder ? other : one;
    }

    /// <summary>The tier whose name comes first.</summary>
    public string First { get; }

    /// <summary>The tier whose name comes second.</summary>
    public string Second { get; }

    /// <inheritdoc />
    public int CompareTo(LinkEnds other)
    {
        var first = string.CompareOrdinal(First, other.First);
        return first != 0 ? first : string.CompareOrdinal(Second, other.Second);
    }

    /// <inheritdoc />
    public override string ToString() => $"{First} to {Second}";
}
