using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Loads.Changes;

/// <summary>Changes the arrival rate of an open population.</summary>
/// <param name="Population">The population.</param>
/// <param name="PerSecond">The new rate: 0.001 to 10⁷ a second.</param>
public sealed record SetArrivals(string Population, double PerSecond) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-arrivals";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        if (PerSecond is not (>= 0.001 and <= 1e7))
        {
            throw new ChangeRefusedException($"Arrivals must be 0.001/s to 10,000,000/s, not {PerSecond.ToString(CultureInfo.InvariantCulture)}/s.");
        }

        return system.WithLoad(system.Arrivals(Population) with { ArrivalsPerSecond = PerSecond });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { PerSecond = before.Arrivals(Population).ArrivalsPerSecond };

    /// <inheritdoc />
    public override string Describe() => $"{Population}: {PerSecond.ToString(CultureInfo.InvariantCulture)} requests a second";
}
