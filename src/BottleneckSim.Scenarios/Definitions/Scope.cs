namespace BottleneckSim.Scenarios.Definitions;

/// <summary>Where a name is valid: the whole system, a tier, or a table of a tier.</summary>
/// <param name="Tier">Empty for the whole system.</param>
/// <param name="Table">Empty for a whole tier.</param>
internal readonly record struct Scope(string Tier, string Table)
{
    public static Scope System => new(string.Empty, string.Empty);

    public static Scope Of(string tier) => new(tier, string.Empty);

    /// <summary>0 for the system, 1 for a tier, 2 for a table.</summary>
    public int Depth => Tier.Length == 0 ? 0 : Table.Length == 0 ? 1 : 2;

    /// <summary>The scope of something in this one.</summary>
    public Scope Within(string name) => Depth == 0 ? Of(name) : this with { Table = name };

    /// <summary>This scope or the one around it at a depth.</summary>
    public Scope AtDepth(int depth) => depth == 0 ? System : depth == 1 ? Of(Tier) : this;

    /// <summary>For messages: <c> of db.orders</c>.</summary>
    public override string ToString() => Depth == 0 ? string.Empty : Depth == 1 ? $" of {Tier}" : $" of {Tier}.{Table}";
}
