namespace BottleneckSim.Scenarios.Objectives;

/// <summary>Something that users are owed.</summary>
/// <param name="Subject">What it is about: the task of a load population, for example <c>GET /orders</c>, or a tier whose answers may be stale.</param>
public abstract record Objective(string Subject);
