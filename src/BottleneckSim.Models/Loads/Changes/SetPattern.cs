using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Loads.Patterns;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Loads.Changes;

/// <summary>Lets the arrival rate of an open population follow a pattern from now on.</summary>
/// <param name="Population">The population.</param>
/// <param name="Pattern">The pattern, counted from the change; null means a rate that does not change.</param>
public sealed record SetPattern(string Population, RatePattern? Pattern) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-pattern";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithLoad(system.Arrivals(Population) with { Pattern = Pattern });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Pattern = before.Arrivals(Population).Pattern };

    /// <inheritdoc />
    public override string Describe() => Pattern switch
    {
        null => $"{Population}: the same rate at all times",
        DiurnalPattern => $"{Population}: a rate that swings like day and night",
        BurstPattern => $"{Population}: bursts",
        _ => $"{Population}: a rate that follows points",
    };
}
