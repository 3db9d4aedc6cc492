using System.Collections.Immutable;
using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Loads.Changes;

/// <summary>Lets a closed population follow stages from now on.</summary>
/// <param name="Population">The population.</param>
/// <param name="Stages">The stages in the order of their ends, counted from the change; none means the population's plain number of users.</param>
public sealed record SetShape(string Population, ImmutableArray<LoadStage> Stages) : Change
{
    /// <summary>The most stages.</summary>
    public const int MaximumStages = 1_000;

    /// <inheritdoc />
    public override string Kind => "set-shape";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <summary>What is wrong with a shape, or null.</summary>
    public static string? ProblemWith(ImmutableArray<LoadStage> stages)
    {
        for (var index = 1; index < stages.Length; index++)
        {
            if (stages[index].Until <= stages[index - 1].Until)
            {
                return $"stage {(index + 1).ToString(CultureInfo.InvariantCulture)} ends at {stages[index].Until}, not after the one before it ({stages[index - 1].Until})";
            }
        }

        return stages.Length <= MaximumStages ? null : $"{SystemEdits.Number(stages.Length)} stages are more than {SystemEdits.Number(MaximumStages)}";
    }

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        if (ProblemWith(Stages) is { } problem)
        {
            throw new ChangeRefusedException($"The shape of '{Population}' is not one: {problem}.");
        }

        foreach (var stage in Stages)
        {
            SystemEdits.RequireRange("Users of a stage", stage.Users, 0, SetUsers.MaximumUsers);
        }

        return system.WithLoad(system.Users(Population) with { Stages = Stages });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Stages = before.Users(Population).Stages };

    /// <inheritdoc />
    public override string Describe() => Stages.IsEmpty
        ? $"{Population}: no stages"
        : $"{Population}: stages {string.Join(", ", Stages.Select(stage => $"{stage.Users.ToString(CultureInfo.InvariantCulture)} users until {stage.Until}"))}";
}
