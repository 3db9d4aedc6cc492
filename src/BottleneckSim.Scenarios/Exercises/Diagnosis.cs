namespace BottleneckSim.Scenarios.Exercises;

/// <summary>Where somebody thinks the bottleneck is.</summary>
/// <param name="Tier">The tier, for example <c>db</c>.</param>
/// <param name="Resource">The resource's name within a node of it: <c>cpu</c>, <c>disk</c>, <c>workers</c>, <c>pool orders-db</c>.</param>
public sealed record Diagnosis(string Tier, string Resource)
{
    /// <summary><c>disk of db</c>.</summary>
    public override string ToString() => $"{Resource} of {Tier}";
}
