using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Resources.Slots.Admission.Changes;

/// <summary>Puts the requests of one endpoint into another priority class; those that wait already stay where they are.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Priority">The class: 0, the most important, to 7.</param>
public sealed record SetPriority(string Tier, string Endpoint, int Priority) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-priority";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        var endpoint = host.Endpoint(Endpoint) with { Priority = SystemEdits.RequireRange("The priority class", Priority, 0, EndpointOptions.LeastPriority) };
        return system.WithTier(host with { Endpoints = host.Endpoints.SetItem(Endpoint, endpoint) });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Priority = before.Host(Tier).Endpoint(Endpoint).Priority };

    /// <inheritdoc />
    public override string Describe() => $"{Tier}: put {Endpoint} into priority class {Priority}";
}
