using System.Collections.Immutable;

namespace BottleneckSim.Models.Programs;

/// <summary>Walks and rewrites nested steps.</summary>
public static class StepTree
{
    /// <summary>Every step, those inside others included, in the order of the program.</summary>
    public static IEnumerable<Step> All(ImmutableArray<Step> steps) => steps.SelectMany(step => step.Children.IsEmpty ? [step] : All(step.Children).Prepend(step));

    /// <summary>The steps directly inside one.</summary>
    public static ImmutableArray<Step> Inside(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Children;
    }

    /// <summary>The steps with each one replaced by what <paramref name="rewrite"/> makes of it; children are rewritten first.</summary>
    public static ImmutableArray<Step> Rewrite(ImmutableArray<Step> steps, Func<Step, Step> rewrite)
    {
        ArgumentNullException.ThrowIfNull(rewrite);
        return [.. steps.Select(step => rewrite(step.RewriteChildren(children => Rewrite(children, rewrite))))];
    }

    /// <summary>The steps with each one replaced by the steps that <paramref name="rewrite"/> makes of it; children are rewritten first.</summary>
    public static ImmutableArray<Step> RewriteMany(ImmutableArray<Step> steps, Func<Step, ImmutableArray<Step>> rewrite)
    {
        ArgumentNullException.ThrowIfNull(rewrite);
        return [.. steps.SelectMany(step => rewrite(step.RewriteChildren(children => RewriteMany(children, rewrite))))];
    }
}
