using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Autoscaling.Changes;

/// <summary>Gives a web or worker tier an autoscaler, other terms for the one it has, or none: then it keeps the instances that it has.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Autoscaler">The terms; null for none.</param>
public sealed record SetAutoscaler(string Tier, AutoscalerOptions? Autoscaler) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-autoscaler";

    /// <inheritdoc />
    /// <remarks>What it costs is what it scales.</remarks>
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithTier(system.Host(Tier) with { Autoscaler = Autoscaler });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Autoscaler = before.Host(Tier).Autoscaler };

    /// <inheritdoc />
    public override string Describe() => Autoscaler is null
        ? $"{Tier}: no autoscaler"
        : FormattableString.Invariant(
            $"{Tier}: autoscaler from {Autoscaler.Minimum} to {Autoscaler.Maximum} instances by {Words(Autoscaler.Metric)} {Autoscaler.Target:0.###}");

    private static string Words(AutoscalingMetric metric) => metric switch
    {
        AutoscalingMetric.Cpu => "utilisation",
        AutoscalingMetric.Concurrency => "concurrency",
        _ => "queue depth",
    };
}
