using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Cluster;
using Akka.Configuration;
using BottleneckSim.Actors.Engines;
using BottleneckSim.Actors.Members.Serialization;

namespace BottleneckSim.Actors.Members;

/// <summary>One member of a cluster: an actor system that other members reach, and that hosts the nodes placed on it.</summary>
public sealed class ActorMember : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ActorMember(ActorSystem actors)
    {
        Actors = actors;
        Actors.ActorOf(Props.Create(() => new MemberHost()), MemberHost.ActorName);
    }

    /// <summary>Where others reach it, for example <c>akka.tcp://bottlenecksim@127.0.0.1:4053</c>.</summary>
    public string Address => SelfAddress.ToString();

    internal ActorSystem Actors { get; }

    internal Address SelfAddress => Cluster.Get(Actors).SelfAddress;

    /// <summary>Starts a member and waits until the cluster has taken it up.</summary>
    /// <param name="codec">Writes and reads systems and changes; every member needs the same.</param>
    /// <param name="options">Where it listens and whom it joins.</param>
    /// <exception cref="OperationCanceledException">The cluster did not take it up within a minute.</exception>
    public static async Task<ActorMember> StartAsync(RunCodec codec, ActorMemberOptions? options = null)
    {
        options ??= new ActorMemberOptions();
        var setup = BootstrapSetup.Create().WithConfig(EngineSettings.Member(options)).And(new RunCodecSetup(codec));
        var member = new ActorMember(ActorSystem.Create("bottlenecksim", setup));
        try
        {
            using CancellationTokenSource deadline = new(Patience);
            await Cluster.Get(member.Actors).JoinAsync(options.Join is { } join ? Akka.Actor.Address.Parse(join) : member.SelfAddress, deadline.Token);
            return member;
        }
        catch
        {
            member.Dispose();
            throw;
        }
    }

    /// <summary>Leaves the cluster in good order, then stops.</summary>
    public async Task LeaveAsync()
    {
        using CancellationTokenSource deadline = new(Patience);
        await Cluster.Get(Actors).LeaveAsync(deadline.Token);
        Dispose();
    }

    /// <summary>Stops the member at once; to the others it is lost.</summary>
    public void Dispose() => Actors.Terminate().Wait(Patience);
}
