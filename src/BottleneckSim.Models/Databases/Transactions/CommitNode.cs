using BottleneckSim.Models.Databases.Planning;
using BottleneckSim.Models.Databases.Planning.Nodes;

namespace BottleneckSim.Models.Databases.Transactions;

/// <summary>The end of a transaction: nothing is looked for.</summary>
internal sealed record CommitNode : PlanNode
{
    public static CommitNode Only { get; } = new() { Cost = new PlanCost(0, 0), Rows = 0, WidthBytes = 0 };
}
