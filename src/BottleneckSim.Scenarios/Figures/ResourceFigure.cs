namespace BottleneckSim.Scenarios.Figures;

/// <summary>A figure of a resource, over all instances of its tier.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Resource">The resource's name within a node: <c>cpu</c>, <c>disk</c>, <c>workers</c>, <c>pool orders-db</c>.</param>
/// <param name="Statistic">Which number.</param>
public sealed record ResourceFigure(string Tier, string Resource, ResourceStatistic Statistic) : Figure
{
    /// <inheritdoc />
    public override bool LowerIsBetter => true;

    /// <inheritdoc />
    public override string Describe() => Statistic switch
    {
        ResourceStatistic.Utilisation => $"utilisation of {Tier} {Resource}",
        ResourceStatistic.Waiting => $"jobs waiting for {Tier} {Resource}",
        _ => $"errors of {Tier} {Resource}",
    };
}
