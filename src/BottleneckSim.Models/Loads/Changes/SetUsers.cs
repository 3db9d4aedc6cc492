using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Loads.Changes;

/// <summary>Changes the number of users of a closed population.</summary>
/// <param name="Population">The population; one that follows stages has no number of its own.</param>
/// <param name="Users">The new number: 1 to 10,000,000.</param>
public sealed record SetUsers(string Population, int Users) : Change
{
    /// <summary>The most users of a population.</summary>
    public const int MaximumUsers = 10_000_000;

    /// <inheritdoc />
    public override string Kind => "set-users";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var load = system.Users(Population);
        if (!load.Stages.IsEmpty)
        {
            throw new ChangeRefusedException($"Population '{Population}' follows stages; change them with set-shape.");
        }

        return system.WithLoad(load with { Users = SystemEdits.RequireRange("Users", Users, 1, MaximumUsers) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Users = before.Users(Population).Users };

    /// <inheritdoc />
    public override string Describe() => $"{Population}: {Users} users";
}
