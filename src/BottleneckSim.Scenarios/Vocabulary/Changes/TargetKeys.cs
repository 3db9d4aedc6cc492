using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>The keys by which changes say what they aim at.</summary>
internal static class TargetKeys
{
    private const string TierWord = "tier";

    public static Key<string> Tier { get; } = Key.Required(TierWord, new ReferenceShape(NameKind.Tier), "The tier that is changed.");

    public static Key<string> Web { get; } = Key.Required(TierWord, new ReferenceShape(NameKind.Web), "The web tier that is changed.");

    public static Key<string> Cache { get; } = Key.Required(TierWord, new ReferenceShape(NameKind.Cache), "The cache that is changed.");

    public static Key<string> Queue { get; } = Key.Required(TierWord, new ReferenceShape(NameKind.Queue), "The queue that is changed.");

    public static Key<string> Workers { get; } = Key.Required(TierWord, new ReferenceShape(NameKind.Worker), "The worker tier that is changed.");

    public static Key<string> Endpoint { get; } =
        Key.Required("endpoint", new ReferenceShape(NameKind.Endpoint), "The endpoint (or job) of the tier.").InScopeOf(TierWord);

    public static Key<string> Pool { get; } = Key.Required("pool", new ReferenceShape(NameKind.Pool), "The pool of the tier.").InScopeOf(TierWord);

    public static Key<string> Load { get; } = Key.Required("load", new ReferenceShape(NameKind.Load), "The load population.");

    public static Key<string> Label { get; } = Key.Required("label", NameShape.Dashed, "The label of the steps.");
}
