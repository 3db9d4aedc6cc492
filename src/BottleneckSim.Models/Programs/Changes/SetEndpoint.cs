using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Changes;

/// <summary>Deploys other code for one endpoint: another program, a new endpoint, or none any more. Requests in progress keep the program they began with.</summary>
/// <remarks>
/// <code>
/// before: GET /orders = [ query list, for-each [ query item ] ]     after: GET /orders = [ query page ]
/// </code>
/// Steps of the same kind and label draw as before, so that a request asks of them what it asked.
/// </remarks>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Name">The endpoint, or the job.</param>
/// <param name="Program">What it does from now on; null takes it away.</param>
public sealed record SetEndpoint(string Tier, string Name, EndpointOptions? Program) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-endpoint";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var host = system.Host(Tier);
        if (Program is null)
        {
            _ = host.Endpoint(Name);
        }

        var endpoints = Program is { } program ? host.Endpoints.SetItem(Name, program with { Name = Name }) : host.Endpoints.Remove(Name);
        return system.WithTier(host with { Endpoints = endpoints }).RequireSound();
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Program = before.Host(Tier).Endpoints.GetValueOrDefault(Name) };

    /// <inheritdoc />
    public override string Describe() => Program is null ? $"{Tier}: take {Name} away" : $"{Tier}: deploy another program for {Name}";
}
