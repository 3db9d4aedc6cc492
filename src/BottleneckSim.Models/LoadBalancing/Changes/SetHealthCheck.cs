using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.LoadBalancing.Changes;

/// <summary>Lets a balancer check its instances' health, or no longer.</summary>
/// <param name="Tier">The tier behind the balancer.</param>
/// <param name="Check">The checks; null means none.</param>
public sealed record SetHealthCheck(string Tier, HealthCheckOptions? Check) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-health-check";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system)
    {
        var balancer = system.Balancer(Tier);
        if (Check is { } check && check.Timeout > check.Interval)
        {
            throw new ChangeRefusedException($"A health check's time-out is at most its interval ({check.Interval}), not {check.Timeout}.");
        }

        if (Check?.Endpoint is { } endpoint)
        {
            _ = system.Tier<ProgramTierOptions>(Tier, "web tier").Endpoint(endpoint);
        }

        return system.WithBalancer(Tier, balancer with { HealthCheck = Check });
    }

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) =>
        RestoreTiers.Unless(this, this with { Check = before.Tier(Tier).Balancer?.HealthCheck }, before, Tier);

    /// <inheritdoc />
    public override string Describe() => Check is { } check
        ? $"{Tier}: check every instance {(check.Endpoint is { } endpoint ? $"by {endpoint} " : string.Empty)}every {check.Interval}"
        : $"{Tier}: no health checks";
}
