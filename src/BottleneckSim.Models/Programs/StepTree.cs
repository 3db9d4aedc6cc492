using System.Collections.Immutable;

namespace BottleneckSim.Models.Programs;

/// <summary>Walks and rewrites nested steps.</summary>
public static class StepTree
{
    /// <summary>Every step, those inside others included, in the order of the program.</summary>
    public static IEnumerable<Step> All(ImmutableArray<Step> steps) => steps.SelectMany(step => Children(step).IsEmpty ? [step] : All(Children(step)).Prepend(step));

    /// <summary>The steps with each one replaced by what <paramref name="rewrite"/> makes of it; children are rewritten first.</summary>
    public static ImmutableArray<Step> Rewrite(ImmutableArray<Step> steps, Func<Step, Step> rewrite)
    {
        ArgumentNullException.ThrowIfNull(rewrite);
        return [.. steps.Select(step => rewrite(step switch
        {
            CacheStep cache => cache with { Otherwise = Rewrite(cache.Otherwise, rewrite) },
            ForEachStep loop => loop with { Steps = Rewrite(loop.Steps, rewrite) },
            _ => step,
        }))];
    }

    private static ImmutableArray<Step> Children(Step step) => step switch
    {
        CacheStep cache => cache.Otherwise,
        ForEachStep loop => loop.Steps,
        _ => [],
    };
}
