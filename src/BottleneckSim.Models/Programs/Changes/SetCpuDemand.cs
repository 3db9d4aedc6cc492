using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Demands;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Changes;

/// <summary>Better (or worse) code: another processor time for the steps of one endpoint that carry a label.</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Label">The label of the steps.</param>
/// <param name="Demand">The new demand.</param>
public sealed record SetCpuDemand(string Tier, string Endpoint, string Label, DurationDemand Demand) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-cpu-demand";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        var endpoint = host.Endpoint(Endpoint);
        Find(endpoint);
        return system.WithTier(host.WithSteps(
            endpoint, StepTree.Rewrite(endpoint.Steps, step => step is UseCpuStep use && use.Label == Label ? use with { Demand = Demand } : step)));
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        RestoreTiers.Unless(this, this with { Demand = Find(before.Host(Tier).Endpoint(Endpoint)).Demand }, before, Tier);

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: change the code '{Label}' of {Endpoint}";

    private UseCpuStep Find(EndpointOptions endpoint)
    {
        var steps = StepTree.All(endpoint.Steps).OfType<UseCpuStep>().ToList();
        return steps.Find(step => step.Label == Label) ?? throw new ChangeRefusedException(
            $"Endpoint '{Endpoint}' of '{Tier}' computes nothing labelled '{Label}'; its labels are: {SystemEdits.Listed(steps.Select(step => step.Label).Distinct(StringComparer.Ordinal))}.");
    }
}
