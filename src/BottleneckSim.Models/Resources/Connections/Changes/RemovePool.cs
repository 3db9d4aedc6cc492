using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Transactions;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Connections.Changes;

/// <summary>Takes a connection pool away that no program goes through any more.</summary>
/// <param name="Tier">The tier that owns it.</param>
/// <param name="Pool">The pool.</param>
public sealed record RemovePool(string Tier, string Pool) : Change
{
    /// <inheritdoc />
    public override string Kind => "remove-pool";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        _ = host.FindPool(Pool);
        var users = host.Endpoints.Values.Where(endpoint => StepTree.All(endpoint.Steps).Any(GoesThrough)).Select(endpoint => endpoint.Name).ToList();
        return users.Count == 0
            ? system.WithTier(host with { Pools = host.Pools.Remove(Pool) })
            : throw new ChangeRefusedException($"Pool '{Pool}' of '{Tier}' is still needed by {SystemEdits.Listed(users)}.");
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => new AddPool(Tier, before.Host(Tier).FindPool(Pool));

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: remove pool {Pool}";

    private bool GoesThrough(Step step) => step switch
    {
        QueryStep query => query.Pool == Pool,
        CallStep call => call.Pool == Pool,
        TransactionStep transaction => transaction.Pool == Pool,
        _ => false,
    };
}
