namespace BottleneckSim.Scenarios.Objectives;

/// <summary>Something that the users of an operation are owed.</summary>
/// <param name="Operation">The task of a load population, for example <c>GET /orders</c>.</param>
public abstract record Objective(string Operation);
