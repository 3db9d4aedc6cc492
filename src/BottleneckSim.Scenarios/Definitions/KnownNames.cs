namespace BottleneckSim.Scenarios.Definitions;

/// <summary>The names that can be referred to, each within its scope.</summary>
/// <remarks>Names are noted even where the thing named has a mistake, so that one mistake does not make every reference to it another.</remarks>
internal sealed class KnownNames
{
    private readonly Dictionary<(NameKind Kind, Scope Scope), SortedDictionary<string, string?>> _names = [];
    private readonly HashSet<(NameKind Kind, Scope Scope)> _unclear = [];
    private readonly HashSet<Scope> _unclearScopes = [];

    public void Declare(NameKind kind, Scope scope, string name) => Of(kind, scope).TryAdd(name, null);

    /// <summary>Adds the names that a part brings with it.</summary>
    public void Include(KnownNames part)
    {
        foreach (var ((kind, scope), names) in part._names)
        {
            foreach (var (name, target) in names)
                Of(kind, scope).TryAdd(name, target);
        }
    }

    /// <summary>Notes where a name leads to: a pool to its tier, a worker tier to its queue.</summary>
    public void Point(NameKind kind, Scope scope, string name, string target) => Of(kind, scope)[name] = target;

    /// <summary>Notes that names of a kind could not be read, so that none can be called unknown.</summary>
    public void MarkUnclear(NameKind kind, Scope scope) => _unclear.Add((kind, scope));

    /// <summary>Notes that nothing in a scope could be read.</summary>
    public void MarkUnclear(Scope scope) => _unclearScopes.Add(scope);

    /// <summary>Whether all names of a kind in a scope are known: everything around it is known and was readable.</summary>
    public bool IsClear(NameKind kind, Scope scope)
    {
        for (var depth = 0; depth <= scope.Depth; depth++)
        {
            if (_unclearScopes.Contains(scope.AtDepth(depth)))
                return false;
        }

        return scope.Depth >= kind.ScopeDepth()
            && !_unclear.Contains((kind, scope))
            && (scope.Depth < 1 || Has(NameKind.Tier, Scope.System, scope.Tier))
            && (scope.Depth < 2 || Has(NameKind.Table, scope.AtDepth(1), scope.Table));
    }

    public bool Has(NameKind kind, Scope scope, string name) => Of(kind, scope).ContainsKey(name);

    public string? Target(NameKind kind, Scope scope, string name) => Of(kind, scope).GetValueOrDefault(name);

    /// <summary>All names of a kind, in whatever scope; some may come more than once.</summary>
    public IEnumerable<string> AllOf(NameKind kind) => _names.Where(names => names.Key.Kind == kind).SelectMany(names => names.Value.Keys);

    /// <summary>All names of all kinds; some come more than once.</summary>
    public IEnumerable<string> All => _names.Values.SelectMany(names => names.Keys);

    public IEnumerable<string> Names(NameKind kind, Scope scope) => Of(kind, scope).Keys;

    private SortedDictionary<string, string?> Of(NameKind kind, Scope scope)
    {
        if (!_names.TryGetValue((kind, scope), out var names))
            _names.Add((kind, scope), names = new SortedDictionary<string, string?>(StringComparer.Ordinal));
        return names;
    }
}
