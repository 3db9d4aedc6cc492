using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Connections.Changes;

/// <summary>Gives every node of a tier another connection pool.</summary>
/// <param name="Tier">The tier that gets it.</param>
/// <param name="Pool">The pool.</param>
public sealed record AddPool(string Tier, PoolOptions Pool) : Change
{
    /// <inheritdoc />
    public override string Kind => "add-pool";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        _ = system.Tier(Pool.To);
        return host.Pools.ContainsKey(Pool.Name)
            ? throw new ChangeRefusedException($"Tier '{Tier}' has a pool '{Pool.Name}' already; its pools are: {SystemEdits.Listed(host.Pools.Keys)}.")
            : system.WithTier(host with { Pools = host.Pools.Add(Pool.Name, Pool) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new RemovePool(Tier, Pool.Name);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: add pool {Pool.Name} of {Pool.Size} connections a node to {Pool.To}";
}
