#if !AKKA_UNAVAILABLE
using System.Collections.Immutable;
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Members;

namespace BottleneckSim.Actors.Tests.Members;

/// <summary>One cluster of two members for all tests that leave it whole.</summary>
public sealed class ClusterFixture : IDisposable
{
    private readonly LoopbackCluster _cluster = LoopbackCluster.StartAsync(2).GetAwaiter().GetResult();

    /// <summary>Cache and stock on the second member, everything else on the first.</summary>
    public static NodePlacement StockApart { get; } =
        NodePlacement.Default with { ByTier = NodePlacement.Default.ByTier.Add("stock", 1) };

    public ActorClusterEngineFactory Factory => FactoryFor(StockApart);

    public ActorClusterEngineFactory FactoryFor(NodePlacement placement) => new(_cluster) { Placement = placement };

    public void Dispose() => _cluster.Dispose();
}

[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<ClusterFixture>
{
    public const string Name = "cluster";
}
#endif
