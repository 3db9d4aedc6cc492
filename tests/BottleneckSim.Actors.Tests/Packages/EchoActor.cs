#if !AKKA_UNAVAILABLE
using Akka.Actor;

namespace BottleneckSim.Actors.Tests.Packages;

/// <summary>Answers every text with itself and the address of the system that it lives on.</summary>
internal sealed class EchoActor : ReceiveActor
{
    public EchoActor() => Receive<string>(text => Sender.Tell($"{text} from {Akka.Cluster.Cluster.Get(Context.System).SelfAddress}"));
}
#endif
