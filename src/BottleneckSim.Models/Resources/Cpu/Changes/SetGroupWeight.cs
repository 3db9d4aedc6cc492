using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Resources.Cpu.Scheduling;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Cpu.Changes;

/// <summary>Puts the node's own process and the competing one into scheduler groups of these weights, or takes the groups away.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Groups">The weights; null means that all threads compete with each other again.</param>
public sealed record SetGroupWeight(string Tier, SchedulerGroups? Groups) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-group-weight";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        if (Groups is { } groups)
        {
            SystemEdits.RequireRange("The weight of the own group", groups.OwnWeight, SchedulerGroups.MinimumWeight, SchedulerGroups.MaximumWeight);
            SystemEdits.RequireRange("The weight of the competing group", groups.CompetingWeight, SchedulerGroups.MinimumWeight, SchedulerGroups.MaximumWeight);
        }

        return system.WithCpu(Tier, system.Cpu(Tier) with { Groups = Groups });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Groups = before.Cpu(Tier).Groups };

    /// <inheritdoc />
    public override string Describe() => Groups is { } groups
        ? $"{Tier}: schedule in groups, own weight {groups.OwnWeight}, the other process {groups.CompetingWeight}"
        : $"{Tier}: schedule without groups";
}
