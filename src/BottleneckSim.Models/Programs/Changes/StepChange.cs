using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Programs.Changes;

/// <summary>Rewrites the steps of one endpoint. Requests in progress keep the program they began with.</summary>
/// <param name="Tier">A web or worker tier.</param>
/// <param name="Endpoint">The endpoint.</param>
public abstract record StepChange(string Tier, string Endpoint) : Change
{
    /// <inheritdoc />
    public sealed override SystemDescription Apply(SystemDescription system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var host = system.Host(Tier);
        var endpoint = host.Endpoint(Endpoint);
        var hits = 0;
        var steps = StepTree.RewriteMany(endpoint.Steps, step =>
        {
            if (Rewrite(step) is not { } rewritten)
            {
                return [step];
            }

            hits++;
            return [.. rewritten];
        });
        return hits > 0 ? system.WithTier(host.WithSteps(endpoint, steps)) : throw new ChangeRefusedException($"{Endpoint} of '{Tier}' {Lack}.");
    }

    /// <inheritdoc />
    public sealed override Change Inverse(SystemDescription before) => RestoreTiers.Unless(this, Opposite(before), before, Tier);

    /// <summary>What an endpoint lacks that the change does not fit, as in "has no loop 'x'".</summary>
    protected abstract string Lack { get; }

    /// <summary>What stands in the place of a step, whose inner steps have been rewritten already; null where the step is not meant.</summary>
    protected abstract IEnumerable<Step>? Rewrite(Step step);

    /// <summary>A change that may take this one back.</summary>
    protected abstract Change Opposite(SystemDescription before);
}
