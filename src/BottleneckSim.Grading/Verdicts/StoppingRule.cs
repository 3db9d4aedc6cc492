using System.Collections.Immutable;

namespace BottleneckSim.Grading.Verdicts;

/// <summary>When replications stop: at the first of a few looks, fixed beforehand, at which the answer is decided.</summary>
/// <remarks>
/// <para>
/// Looking repeatedly and stopping when it suits raises the chance of a wrong answer, so the error rate is shared out beforehand (Bonferroni): with
/// K looks and m objectives every interval is made at confidence 1 − α/(K·m). Then all intervals of all looks hold the truth together with
/// probability at least 1 − α, wherever one stops: the chance that a verdict calls <em>any</em> objective met that is not, or not met that is,
/// is at most α (family-wise, for one verdict).
/// </para>
/// <para>This is dearer than O'Brien and Fleming's or Pocock's boundaries, but holds without any assumption on how the looks depend on each other.</para>
/// </remarks>
/// <param name="ErrorRate">α: above 0, below 1; default 0.05.</param>
/// <param name="Looks">The numbers of replications at which one looks, rising, the first at least 2; default 5, 10, 20, 40.</param>
public sealed record StoppingRule(double ErrorRate, ImmutableArray<int> Looks)
{
    /// <summary>Five per cent, and looks at 5, 10, 20 and 40 replications.</summary>
    public static StoppingRule Default { get; } = new(0.05, [5, 10, 20, 40]);

    /// <summary>The same rule with at most so many replications, the last look being then.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two replications have no variance.</exception>
    public StoppingRule WithAtMost(int replications)
    {
        if (replications < 2)
            throw new ArgumentOutOfRangeException(nameof(replications), replications, "A verdict needs at least 2 replications: from one alone nothing is known of how seeds differ.");
        return this with { Looks = [.. Looks.Where(look => look < replications), replications] };
    }

    /// <summary>The confidence of one interval of one look.</summary>
    /// <param name="objectives">How many objectives are judged together: at least 1.</param>
    public double ConfidenceOf(int objectives) => 1 - (ErrorRate / (Looks.Length * Math.Max(1, objectives)));
}
