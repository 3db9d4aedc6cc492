using BottleneckSim.Scenarios.Documents;
using BottleneckSim.Scenarios.Mistakes;

namespace BottleneckSim.Scenarios.Definitions;

/// <summary>Where in a file the reader is.</summary>
/// <param name="Session">What the whole file shares.</param>
internal sealed record ReadingContext(ReadingSession Session)
{
    private const int MostNamesTold = 12;

    /// <summary>The key whose value is being read.</summary>
    public string Subject { get; init; } = "the file";

    /// <summary>The name of the innermost named thing.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The tier or table that is being read.</summary>
    public Scope Scope { get; init; } = Scope.System;

    /// <summary>The endpoint or job that is being read.</summary>
    public string Program { get; init; } = string.Empty;

    public MistakeCollector Mistakes => Session.Mistakes;

    public KnownNames Names => Session.Names;

    /// <summary>Checks, when all names are known, that a name is one of a kind in the scope that is being read.</summary>
    public void Refer(NameKind kind, string name, Position at) =>
        Session.Later(names => CheckName(names, kind, Scope.AtDepth(Math.Min(kind.ScopeDepth(), Scope.Depth)), name, at));

    /// <summary>Whether a name is known; notes a mistake if it is surely not.</summary>
    public bool CheckName(KnownNames names, NameKind kind, Scope scope, string name, Position at)
    {
        if (names.Has(kind, scope, name))
            return true;
        if (!names.IsClear(kind, scope))
            return false;
        var known = names.Names(kind, scope).ToList();
        var what = kind != NameKind.Tier && scope == Scope.System && names.Has(NameKind.Tier, scope, name)
            ? $"tier '{name}' is no {kind.Singular()}"
            : $"unknown {kind.Singular()} {ScalarNode.Quote(name)}";
        Mistakes.Add(at, $"{Subject}: {what}", $"allowed: the {kind.Plural()}{scope}: {Listed(known)}", NearestName.Of(name, known));
        return false;
    }

    /// <summary>Names in a line, not too many.</summary>
    public static string Listed(IReadOnlyCollection<string> names) => names.Count switch
    {
        0 => "there are none",
        > MostNamesTold => string.Join(", ", names.Take(MostNamesTold)) + FormattableString.Invariant($" and {names.Count - MostNamesTold} more"),
        _ => string.Join(", ", names),
    };
}
