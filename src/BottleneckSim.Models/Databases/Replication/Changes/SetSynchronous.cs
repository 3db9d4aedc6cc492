using BottleneckSim.Models.Changes;
using BottleneckSim.Models.Changes.Terms;
using BottleneckSim.Models.Databases.Changes;
using BottleneckSim.Models.Systems;

namespace BottleneckSim.Models.Databases.Replication.Changes;

/// <summary>Says how many replicas a commit waits for; commits that wait now are let go if enough have acknowledged.</summary>
/// <param name="Database">The database's tier.</param>
/// <param name="Replicas">How many.</param>
public sealed record SetSynchronous(string Database, SynchronousReplicas Replicas) : Change
{
    /// <inheritdoc />
    public override string Kind => "set-synchronous";

    /// <inheritdoc />
    public override ChangeTerms Terms => ChangeTerms.Reload;

    /// <inheritdoc />
    public override SystemDescription Apply(SystemDescription system) => system.WithReplicas(Database, replicas => replicas with { Synchronous = Replicas });

    /// <inheritdoc />
    public override Change Inverse(SystemDescription before) => this with { Replicas = before.Database(Database).Replicas().Synchronous };

    /// <inheritdoc />
    public override string Describe() => $"{Database}: commits wait for {Replicas switch
    {
        SynchronousReplicas.One => "one replica",
        SynchronousReplicas.All => "all replicas",
        _ => "no replica",
    }}";
}
