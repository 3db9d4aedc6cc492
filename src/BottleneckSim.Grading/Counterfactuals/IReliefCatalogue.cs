using BottleneckSim.Models.Systems;

namespace BottleneckSim.Grading.Counterfactuals;

/// <summary>Knows how to relieve each resource of a system.</summary>
public interface IReliefCatalogue
{
    /// <summary>One relief for every resource that can be relieved, in the order of tier and resource names.</summary>
    IEnumerable<Relief> ReliefsOf(SystemDescription system);
}
