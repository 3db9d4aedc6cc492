using BottleneckSim.Models.Changes;

namespace BottleneckSim.Grading.Counterfactuals;

/// <summary>A change that relieves one resource and nothing else: cores times four, a disk four times as fast.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Resource">The resource's name within a node.</param>
/// <param name="Change">The change.</param>
public sealed record Relief(string Tier, string Resource, Change Change);
