using System.Globalization;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.LoadBalancing.Outliers;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.LoadBalancing.Changes;

/// <summary>Lets a balancer put instances that fail or are slow on probation, or no longer.</summary>
/// <param name="Tier">The tier behind the balancer.</param>
/// <param name="Outliers">The terms; null means none.</param>
public sealed record SetOutlierProbation(string Tier, OutlierOptions? Outliers) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-outlier-probation";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var balancer = system.Balancer(Tier);
        if (Outliers is { } outliers && outliers.MaximumEjection < outliers.BaseEjection)
        {
            throw new ChangeRefusedException($"The longest probation is at least the first ({outliers.BaseEjection}), not {outliers.MaximumEjection}.");
        }

        return system.WithBalancer(Tier, balancer with { Outliers = Outliers });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        RestoreTiers.Unless(this, this with { Outliers = before.Tier(Tier).Balancer?.Outliers }, before, Tier);

    /// <inheritdoc />
    public override string Describe() => Outliers switch
    {
        null => $"{Tier}: no probation",
        { LatencyFactor: { } factor } => $"{Tier}: probation for {factor.ToString(CultureInfo.InvariantCulture)} times the peers' latency",
        _ => $"{Tier}: probation for failures",
    };
}
