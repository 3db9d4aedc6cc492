using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.LoadBalancing.Changes;

/// <summary>Takes an instance out of its balancer: it finishes what it has, gets nothing more, and stays.</summary>
/// <param name="Tier">The tier behind the balancer.</param>
/// <param name="Instance">The instance's number, from 1; another must be left.</param>
public sealed record TakeOutNode(string Tier, int Instance) : Change
{
    /// <inheritdoc />
    public override string Kind => "take-out-node";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var balancer = system.Balancer(Tier);
        var taken = balancer.TakenOut.Add(SystemEdits.RequireRange("The instance", Instance, 1, system.Tier(Tier).NodeNames().Count));
        if (taken.Count(number => number <= system.Tier(Tier).NodeNames().Count) == system.Tier(Tier).NodeNames().Count)
        {
            throw new ChangeRefusedException($"Instance {Instance.ToString(CultureInfo.InvariantCulture)} is the last of '{Tier}' that gets requests.");
        }

        return system.WithBalancer(Tier, balancer with { TakenOut = taken });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Unless(this, new PutBackNode(Tier, Instance), before, Tier);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: take instance {Instance.ToString(CultureInfo.InvariantCulture)} out of the balancer";
}
