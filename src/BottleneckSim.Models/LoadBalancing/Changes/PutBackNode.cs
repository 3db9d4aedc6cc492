using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.LoadBalancing.Changes;

/// <summary>Puts an instance back that was taken out of its balancer.</summary>
/// <param name="Tier">The tier behind the balancer.</param>
/// <param name="Instance">The instance's number.</param>
public sealed record PutBackNode(string Tier, int Instance) : Change
{
    /// <inheritdoc />
    public override string Kind => "put-back-node";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var balancer = system.Balancer(Tier);
        return balancer.TakenOut.Contains(Instance)
            ? system.WithBalancer(Tier, balancer with { TakenOut = balancer.TakenOut.Remove(Instance) })
            : throw new ChangeRefusedException(
                $"Instance {Instance.ToString(CultureInfo.InvariantCulture)} of '{Tier}' was not taken out; those that were: {SystemEdits.Listed(balancer.TakenOut.Select(number => SystemEdits.Number(number)))}.");
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Unless(this, new TakeOutNode(Tier, Instance), before, Tier);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: put instance {Instance.ToString(CultureInfo.InvariantCulture)} back into the balancer";
}
