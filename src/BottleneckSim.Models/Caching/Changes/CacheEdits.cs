using System.Collections.Immutable;
using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Caching.Changes;

/// <summary>Finding and replacing caches and the steps that use them.</summary>
internal static class CacheEdits
{
    public static CacheOptions Cache(this SystemDescription system, string name) => system.Tier<CacheOptions>(name, "cache");

    /// <summary>The system with the look-ups of a key space in a cache replaced in one endpoint; there must be some.</summary>
    public static SystemDescription WithLookUps(this SystemDescription system, CacheUse use, Func<CacheStep, CacheStep> replace)
    {
        _ = system.LookUps(use);
        return system.WithSteps(use, step => step is CacheStep look && look.Cache == use.Cache && look.KeySpace == use.KeySpace ? replace(look) : step);
    }

    /// <summary>The look-ups of a key space in a cache in one endpoint.</summary>
    public static ImmutableArray<CacheStep> LookUps(this SystemDescription system, CacheUse use)
    {
        var steps = system.StepsOf(use).OfType<CacheStep>().Where(step => step.Cache == use.Cache && step.KeySpace == use.KeySpace).ToImmutableArray();
        return steps.IsEmpty
            ? throw new ChangeRefusedException($"Endpoint '{use.Endpoint}' of '{use.Tier}' does not look up '{use.KeySpace}' in '{use.Cache}'.")
            : steps;
    }

    /// <summary>The writes of a key space that a cache may hold in one endpoint.</summary>
    public static ImmutableArray<WriteKeyStep> Writes(this SystemDescription system, CacheUse use)
    {
        var steps = system.StepsOf(use).OfType<WriteKeyStep>().Where(step => step.Cache == use.Cache && step.KeySpace == use.KeySpace).ToImmutableArray();
        return steps.IsEmpty
            ? throw new ChangeRefusedException($"Endpoint '{use.Endpoint}' of '{use.Tier}' does not say that it writes '{use.KeySpace}', cached in '{use.Cache}'.")
            : steps;
    }

    public static SystemDescription WithSteps(this SystemDescription system, CacheUse use, Func<Step, Step> rewrite)
    {
        var host = system.Host(use.Tier);
        var endpoint = host.Endpoint(use.Endpoint);
        return system.WithTier(host.WithSteps(endpoint, StepTree.Rewrite(endpoint.Steps, rewrite)));
    }

    private static IEnumerable<Step> StepsOf(this SystemDescription system, CacheUse use) =>
        StepTree.All(system.Host(use.Tier).Endpoint(use.Endpoint).Steps);
}
