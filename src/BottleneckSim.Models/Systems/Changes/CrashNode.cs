using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;

namespace BottleneckSim.Models.Systems.Changes;

/// <summary>Lets an instance crash: what it had is lost, and it refuses every call until it is started again.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Instance">The number of the instance, from 1; in a database with replicas 1 is the leader, 2 the first replica.</param>
public sealed record CrashNode(string Tier, int Instance) : Change
{
    /// <inheritdoc />
    public override string Kind => "crash-node";

    /// <inheritdoc />
    public override ChangeTerms Terms => new() { ChangesMachines = true };

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var tier = system.Tier(Tier);
        if (tier.Crashed.Contains(Instance))
        {
            throw new ChangeRefusedException($"Instance {SystemEdits.Number(Instance)} of '{Tier}' has crashed already.");
        }

        return system.WithTier(tier with { Crashed = tier.Crashed.Add(SystemEdits.RequireRange("The instance", Instance, 1, tier.NodeNames().Count)) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => RestoreTiers.Unless(this, new RestartNode(Tier, Instance), before, Tier);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: crash of instance {SystemEdits.Number(Instance)}";
}
