namespace BottleneckSim.Models.Databases.Planning;

/// <summary>What the planner believes a plan to cost, in the units of <see cref="PlannerCosts"/>.</summary>
/// <param name="Startup">Before the first row.</param>
/// <param name="Total">For all rows.</param>
public readonly record struct PlanCost(double Startup, double Total)
{
    /// <summary>What comes after the first row could be returned.</summary>
    public double Run => Total - Startup;
}
