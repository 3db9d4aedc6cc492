namespace BottleneckSim.Models.Links.Partitions;

/// <summary>One end of a partition: a tier or load population with all its nodes and its balancer, or a single instance of a tier.</summary>
/// <param name="Tier">The tier or population.</param>
/// <param name="Instance">The number of the instance, from 1; in a database with replicas 1 is the leader, 2 the first replica. Null means all.</param>
public readonly record struct PartitionEnd(string Tier, int? Instance = null)
{
    /// <inheritdoc />
    public override string ToString() => Instance is { } number ? $"{Tier}-{number}" : Tier;
}
