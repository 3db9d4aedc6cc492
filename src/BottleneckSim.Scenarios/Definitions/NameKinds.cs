namespace BottleneckSim.Scenarios.Definitions;

/// <summary>What people call the kinds of names, and where each is valid.</summary>
internal static class NameKinds
{
    public static string Singular(this NameKind kind) => kind switch
    {
        NameKind.Web => "web tier",
        NameKind.Worker => "worker tier",
        NameKind.Load => "load population",
        NameKind.LinkEnd => "tier or load population",
        NameKind.KeySpace => "key space",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Plural(this NameKind kind) => kind switch
    {
        NameKind.Query => "queries",
        NameKind.Index => "indexes",
        NameKind.LinkEnd => "tiers and load populations",
        _ => kind.Singular() + "s",
    };

    public static string WithArticle(this NameKind kind) => (kind is NameKind.Endpoint or NameKind.Index or NameKind.Operation or NameKind.Attribute ? "an " : "a ") + kind.Singular();

    /// <summary>The depth of the scope in which such a name is unique.</summary>
    public static int ScopeDepth(this NameKind kind) => kind switch
    {
        NameKind.Endpoint or NameKind.Job or NameKind.Pool or NameKind.Table or NameKind.Query or NameKind.Resource => 1,
        NameKind.Column or NameKind.Index => 2,
        _ => 0,
    };
}
