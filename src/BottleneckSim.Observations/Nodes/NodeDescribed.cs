using BottleneckSim.Kernel.SimulatedTime;
using BottleneckSim.Observations.Costs;

namespace BottleneckSim.Observations.Nodes;

/// <summary>A node has appeared or has been reconfigured: the names behind the numbers that its other facts carry.</summary>
/// <remarks>The lists only ever grow: an ordinal, once given, keeps its meaning for the whole run.</remarks>
/// <param name="Time">When.</param>
/// <param name="Node">The node's number in this run.</param>
/// <param name="Name">The node's name, for example <c>shop-1</c>.</param>
/// <param name="Tier">The tier it belongs to, for example <c>shop</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Resources">Its resources; a fact's <c>Resource</c> is a position in this list.</param>
/// <param name="Operations">What callers can ask of it; a fact's <c>Operation</c> is a position in this list.</param>
/// <param name="IsGone">Whether the node has left the system and will say nothing more.</param>
/// <param name="Size">How large its machine is; the default for users and balancers.</param>
public sealed record NodeDescribed(
    Instant Time,
    int Node,
    string Name,
    string Tier,
    NodeKind Kind,
    IReadOnlyList<ResourceDescription> Resources,
    IReadOnlyList<OperationDescription> Operations,
    bool IsGone = false,
    MachineSize Size = default)
{
    /// <summary>The names of a database's tables; a fact's <c>Table</c> is a position in this list. Empty for other nodes.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];
}
