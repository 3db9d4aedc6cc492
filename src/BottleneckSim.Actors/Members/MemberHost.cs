using Akka.Actor;
using Akka.Cluster;
using BottleneckSim.Actors.Windows;

namespace BottleneckSim.Actors.Members;

/// <summary>Makes a clock for every run that a member takes part in, and stops it when whoever runs it is out of reach.</summary>
internal sealed class MemberHost : UntypedActor
{
    public const string ActorName = "bottlenecksim-member";

    private readonly Dictionary<IActorRef, Address> _customers = [];

    protected override void PreStart() => Cluster.Get(Context.System).Subscribe(Self, typeof(ClusterEvent.UnreachableMember), typeof(ClusterEvent.MemberRemoved));

    protected override void PostStop() => Cluster.Get(Context.System).Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Launch launch:
                var clock = Context.Watch(Context.ActorOf(Props.Create(() => new MemberClock(null))));
                _customers.Add(clock, Sender.Path.Address);
                clock.Forward(launch);
                break;
            case Unreadable unreadable:
                Sender.Tell(unreadable);
                break;
            case Terminated ended:
                _customers.Remove(ended.ActorRef);
                break;
            case ClusterEvent.UnreachableMember unreachable:
                StopFor(unreachable.Member.Address);
                break;
            case ClusterEvent.MemberRemoved removed:
                StopFor(removed.Member.Address);
                break;
        }
    }

    private void StopFor(Address address)
    {
        foreach (var (clock, customer) in _customers)
        {
            if (customer.Equals(address))
            {
                Context.Stop(clock);
            }
        }
    }
}
