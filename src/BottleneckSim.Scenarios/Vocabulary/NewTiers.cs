using BottleneckSim.Scenarios.Definitions;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>What tiers that changes put in have in common.</summary>
internal static class NewTiers
{
    public static Key<string> Name { get; } = Key.Required("name", NameShape.Dashed, "The tier's name.");
}
