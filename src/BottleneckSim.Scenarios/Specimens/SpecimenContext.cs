using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Specimens;

/// <summary>Where in a file a specimen is to stand.</summary>
/// <param name="Choices">What is chosen there.</param>
/// <param name="Names">The names that the file declares.</param>
/// <param name="Words">Names that stand in the file.</param>
internal sealed record SpecimenContext(Choices Choices, KnownNames Names, KnownWords Words)
{
    /// <summary>Deeper than this nothing is begun that needs something inside.</summary>
    private const int Deepest = 12;

    /// <summary>The tier or table that the place belongs to.</summary>
    public Scope Scope { get; init; } = Scope.System;

    /// <summary>The key behind which it is to stand.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>How many specimens this one is inside of.</summary>
    public int Depth { get; init; }

    /// <summary>Whether nothing more fits inside.</summary>
    public bool IsDeepest => Depth >= Deepest;

    /// <summary>One specimen further in.</summary>
    public SpecimenContext Inside => this with { Depth = Depth + 1 };

    /// <summary>Whether something that may be left out is written: the less often, the deeper it would stand.</summary>
    public bool Adds() => Choices.OnceIn(3 + Depth);

    /// <summary>How many things stand in a list that has room for some.</summary>
    public int CountOf(int fewest, int most)
    {
        var count = Math.Min(most, Math.Max(1, fewest));
        while (count < most && Adds())
            count++;
        return count;
    }

    /// <summary>A name of a kind that can be referred to here, or null.</summary>
    public string? NameOf(NameKind kind)
    {
        var names = Names.Names(kind, Scope.AtDepth(Math.Min(kind.ScopeDepth(), Scope.Depth))).ToList();
        return names.Count == 0 ? null : Choices.Of(names);
    }
}
