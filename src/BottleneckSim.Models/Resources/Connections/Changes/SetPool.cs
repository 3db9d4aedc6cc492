using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Connections.Changes;

/// <summary>
/// Resizes a connection pool on every node of a tier. It shrinks by closing idle connections now and busy ones on return, and grows by serving waiters in order.
/// </summary>
/// <param name="Tier">The tier that owns the pool.</param>
/// <param name="Pool">The pool.</param>
/// <param name="Size">Connections on each node: 1 to 10,000.</param>
/// <param name="Overflow">Connections beyond the size: 0 to 10,000; null leaves them as they are.</param>
public sealed record SetPool(string Tier, string Pool, int Size, int? Overflow = null) : Change
{
    /// <summary>The largest pool.</summary>
    public const int MaximumSize = 10_000;

    /// <inheritdoc />
    public override string Kind => "set-pool";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        var pool = host.FindPool(Pool);
        pool = pool with
        {
            Size = SystemEdits.RequireRange("Connections", Size, 1, MaximumSize),
            Overflow = SystemEdits.RequireRange("Connections of the overflow", Overflow ?? pool.Overflow, 0, MaximumSize),
        };
        return system.WithTier(host with { Pools = host.Pools.SetItem(Pool, pool) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with
    {
        Size = before.Host(Tier).FindPool(Pool).Size,
        Overflow = Overflow is null ? null : before.Host(Tier).FindPool(Pool).Overflow,
    };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: set pool {Pool} to {Size} connections a node{(Overflow is { } overflow ? $" and {overflow} of overflow" : string.Empty)}";
}
