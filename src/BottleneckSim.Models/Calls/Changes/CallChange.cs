using System.Collections.Immutable;
using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Loads;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Calls.Changes;

/// <summary>Changes how a caller calls a tier: every step of the caller's programs that leads there, or the requests of a load population.</summary>
/// <remarks>Calls under way keep the policy they began with. Breakers and budgets with new options begin afresh.</remarks>
/// <param name="Caller">A web or worker tier, or a load population.</param>
/// <param name="To">The tier that is called.</param>
public abstract record CallChange(string Caller, string To) : Change
{
    /// <inheritdoc />
    public sealed override SystemDescription Apply(SystemDescription system)
    {
        ArgumentNullException.ThrowIfNull(system);
        if (system.Loads.ContainsKey(Caller))
        {
            var load = system.Loads[Caller];
            var policy = Normal(Edit(load.Policy ?? CallPolicy.None));
            if (load.To != To)
            {
                throw new ChangeRefusedException($"Population '{Caller}' calls '{load.To}', not '{To}'.");
            }

            return policy is { Hedge: not null } or { Tie: not null }
                ? throw new ChangeRefusedException($"The users of '{Caller}' send no copies of their requests; hedge or tie the calls of a web or worker tier.")
                : system.WithLoad(load with { Policy = policy, Timeout = Edit(load.Timeout) });
        }

        var host = system.Host(Caller);
        Calls(host);
        return system.WithTier(host with
        {
            Endpoints = host.Endpoints.ToImmutableSortedDictionary(
                one => one.Key, one => one.Value with { Steps = StepTree.Rewrite(one.Value.Steps, step => Edit(step, host)) }, StringComparer.Ordinal),
        });
    }

    /// <inheritdoc />
    public sealed override Change Inverse(SystemDescription before)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (before.Loads.TryGetValue(Caller, out var load))
        {
            return Opposite(load.Policy ?? CallPolicy.None, load.Timeout);
        }

        var call = Calls(before.Host(Caller))[0];
        return RestoreTiers.Unless(this, Opposite(call.Policy ?? CallPolicy.None, call.Timeout), before, Caller);
    }

    /// <summary>The edited policy.</summary>
    protected virtual CallPolicy Edit(CallPolicy policy) => policy;

    /// <summary>The edited time-out.</summary>
    protected virtual Duration Edit(Duration timeout) => timeout;

    /// <summary>The change that brings a policy and a time-out back.</summary>
    protected abstract CallChange Opposite(CallPolicy policy, Duration timeout);

    private Step Edit(Step step, ProgramTierOptions host) => step is CallingStep call && call.TargetOf(host) == To
        ? call with { Policy = Normal(Edit(call.Policy ?? CallPolicy.None)), Timeout = Edit(call.Timeout) }
        : step;

    private List<CallingStep> Calls(ProgramTierOptions host)
    {
        var all = host.Endpoints.Values.SelectMany(endpoint => StepTree.All(endpoint.Steps)).OfType<CallingStep>().ToList();
        var those = all.FindAll(call => call.TargetOf(host) == To);
        return those.Count > 0 ? those : throw new ChangeRefusedException(
            $"Tier '{Caller}' does not call '{To}'; it calls: {SystemEdits.Listed(all.Select(call => call.TargetOf(host)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}.");
    }

    private static CallPolicy? Normal(CallPolicy policy) => policy == CallPolicy.None ? null : policy;
}
