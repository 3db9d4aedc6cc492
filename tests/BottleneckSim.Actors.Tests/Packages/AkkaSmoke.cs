#if AKKA_UNAVAILABLE
namespace BottleneckSim.Actors.Tests.Packages;

/// <summary>Never runs: the facts that call it are skipped.</summary>
internal static class AkkaSmoke
{
    public static Task LocalSystemAnswers() => throw new NotSupportedException();

    public static Task TwoMembersExchangeAMessage() => throw new NotSupportedException();

    public static Task HostingStartsAClusteredSystem() => throw new NotSupportedException();
}
#else
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Hosting;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BottleneckSim.Actors.Tests.Packages;

/// <summary>What the facts of <see cref="AkkaPackagesTests"/> do; apart, because it needs Akka's types.</summary>
internal static class AkkaSmoke
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // A cluster on loopback need not gossip gently, and a member that nobody answers any more need not wait long before it leaves.
    private static readonly Config Impatient = ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = WARNING
          stdout-loglevel = WARNING
          cluster { gossip-interval = 100ms, leader-actions-interval = 100ms, periodic-tasks-initial-delay = 100ms }
          coordinated-shutdown { run-by-clr-shutdown-hook = off, exit-clr = off }
          coordinated-shutdown.phases { cluster-leave.timeout = 2s, cluster-exiting.timeout = 2s }
        }
        """);

    // Port 0 lets the operating system choose. The member that stands alone joins itself, so no seed node has to be known beforehand.
    private static readonly Config LoopbackCluster = ConfigurationFactory.ParseString(
        """
        akka.actor.provider = cluster
        akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
        """).WithFallback(Impatient);

    public static async Task LocalSystemAnswers()
    {
        ActorSystem system = ActorSystem.Create("local", ConfigurationFactory.ParseString("akka { loglevel = WARNING, stdout-loglevel = WARNING }"));
        IActorRef echo = system.ActorOf(Props.Create(() => new ReverseActor()), "reverse");
        Assert.Equal("olleh", await echo.Ask<string>("hello", Patience));
        await system.Terminate().WaitAsync(Patience);
    }

    public static async Task TwoMembersExchangeAMessage()
    {
        ActorSystem first = ActorSystem.Create("members", LoopbackCluster);
        ActorSystem second = ActorSystem.Create("members", LoopbackCluster);
        try
        {
            Cluster one = Cluster.Get(first);
            Cluster two = Cluster.Get(second);
            using CancellationTokenSource deadline = new(Patience);
            await one.JoinAsync(one.SelfAddress, deadline.Token);
            await two.JoinAsync(one.SelfAddress, deadline.Token);
            Assert.Equal(2, two.State.Members.Count);

            first.ActorOf(Props.Create(() => new EchoActor()), "echo");
            ActorSelection remote = second.ActorSelection(new RootActorPath(one.SelfAddress) / "user" / "echo");
            Assert.Equal($"hello from {one.SelfAddress}", await remote.Ask<string>("hello", Patience));

            await two.LeaveAsync(deadline.Token);
        }
        finally
        {
            // One after the other: members that leave together may wait for each other.
            await second.Terminate().WaitAsync(Patience);
            await first.Terminate().WaitAsync(Patience);
        }
    }

    public static async Task HostingStartsAClusteredSystem()
    {
        TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using IHost host = new HostBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureServices(services => services.AddAkka("hosted", akka => akka
                .WithRemoting("127.0.0.1", 0)
                .WithClustering(new ClusterOptions { Roles = ["member"] })
                .AddHocon(Impatient, HoconAddMode.Prepend)
                .WithActors((system, registry) => registry.Register<EchoActor>(system.ActorOf(Props.Create(() => new EchoActor()), "echo")))))
            .Build();
        await host.StartAsync();
        ActorSystem system = host.Services.GetRequiredService<ActorSystem>();
        Cluster cluster = Cluster.Get(system);
        cluster.RegisterOnMemberUp(up.SetResult);
        cluster.Join(cluster.SelfAddress);
        await up.Task.WaitAsync(Patience);
        Assert.Contains("member", cluster.SelfMember.Roles);

        IActorRef echo = host.Services.GetRequiredService<ActorRegistry>().Get<EchoActor>();
        Assert.Equal($"hello from {cluster.SelfAddress}", await echo.Ask<string>("hello", Patience));
        await host.StopAsync().WaitAsync(Patience);
        Assert.True(system.WhenTerminated.IsCompleted);
    }

    private sealed class ReverseActor : ReceiveActor
    {
        public ReverseActor() => Receive<string>(text => Sender.Tell(string.Concat(text.Reverse())));
    }
}
#endif
