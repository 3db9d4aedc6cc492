using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Loads.Changes;

/// <summary>Changes the number of users of a closed population.</summary>
/// <param name="Population">The population.</param>
/// <param name="Users">The new number: 1 to 10,000,000.</param>
public sealed record SetUsers(string Population, int Users) : Change
{
    /// <summary>The most users of a population.</summary>
    public const int MaximumUsers = 10_000_000;

    /// <inheritdoc />
    public override string Kind => "set-users";

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) =>
        system with { Loads = system.Loads.SetItem(Population, Find(system) with { Users = SystemEdits.RequireRange("Users", Users, 1, MaximumUsers) }) };

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Users = Find(before).Users };

    /// <inheritdoc />
    public override string Describe() => $"{Population}: {Users} users";

    private ClosedLoadOptions Find(SystemDescription system) => system.Loads.GetValueOrDefault(Population) as ClosedLoadOptions
        ?? throw new ChangeRefusedException(
            $"There is no population of users '{Population}'; there are: {SystemEdits.Listed(system.Loads.Values.OfType<ClosedLoadOptions>().Select(load => load.Name))}.");
}
