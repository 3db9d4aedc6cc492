using System.Collections.Immutable;
using Akka.Actor;
using BottleneckSim.Actors.Members;
using BottleneckSim.Actors.Windows;
using BottleneckSim.Models.Autoscaling;
using BottleneckSim.Models.Engines;
using BottleneckSim.Models.Systems;
using BottleneckSim.Observations.Sinks;

namespace BottleneckSim.Actors.Engines;

/// <summary>Makes engines whose nodes are spread over the members of a cluster.</summary>
/// <remarks>
/// <code>
/// this process: engine ──► border clock ──► member clock ──► nodes
///                                     ╚═══ network ═══════► member clock ──► nodes     (another actor system, in this process or another)
/// </code>
/// </remarks>
public sealed class ActorClusterEngineFactory : IEngineFactory
{
    private readonly ActorMember? _first;
    private readonly ImmutableArray<Address> _addresses = [];
    private readonly int _memberCount;

    /// <summary>Engines that each start a loopback cluster of their own and end it.</summary>
    /// <param name="members">How many members: 2 to 8.</param>
    public ActorClusterEngineFactory(int members = 2) => _memberCount = members;

    /// <summary>Engines on a cluster that is there already and stays.</summary>
    /// <param name="cluster">The cluster.</param>
    public ActorClusterEngineFactory(LoopbackCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        _first = cluster.Members[0];
        _addresses = [.. cluster.Members.Select(member => member.SelfAddress)];
    }

    /// <summary>Engines on members in other processes.</summary>
    /// <param name="first">The member in this process, which runs the border clock.</param>
    /// <param name="others">The addresses of the others, as <see cref="ActorMember.Address"/> gives them.</param>
    public ActorClusterEngineFactory(ActorMember first, IEnumerable<string> others)
    {
        ArgumentNullException.ThrowIfNull(first);
        _first = first;
        _addresses = [first.SelfAddress, .. others.Select(Address.Parse)];
    }

    /// <summary>Where nodes live. Default: databases and caches on the second member, everything else on the first.</summary>
    public NodePlacement Placement { get; init; } = NodePlacement.Default;

    /// <inheritdoc />
    public IEngine Create(SystemDescription system, ulong seed, ObservationSink sink) => AutoscalingEngine.Around(facts => Start(system, seed, facts), sink);

    /// <summary>Starts a run at instant zero.</summary>
    public ActorEngine Start(SystemDescription system, ulong seed, ObservationSink sink)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(sink);
        if (_first is not null)
        {
            return Start(_first, _addresses, null, system, seed, sink);
        }

        var cluster = LoopbackCluster.StartAsync(_memberCount).GetAwaiter().GetResult();
        return Start(cluster.Members[0], [.. cluster.Members.Select(member => member.SelfAddress)], cluster, system, seed, sink);
    }

    private ActorEngine Start(
        ActorMember first, ImmutableArray<Address> addresses, IDisposable? owned, SystemDescription system, ulong seed, ObservationSink sink)
    {
        var clock = first.Actors.ActorOf(Props.Create(() => new BorderClock(sink, addresses)));
        return new ActorEngine(first.Actors, clock, owned, sink, new Launch(system, seed, sink.Interests, Placement, 0, addresses.Length));
    }
}
