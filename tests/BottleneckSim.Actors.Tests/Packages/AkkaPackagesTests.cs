using BottleneckSim.Actors.Tests.Availability;

namespace BottleneckSim.Actors.Tests.Packages;

/// <summary>The packages work on this runtime: shown before anything is built on them.</summary>
public sealed class AkkaPackagesTests
{
    [ActorsFact]
    public Task A_local_actor_system_starts_answers_and_stops() => AkkaSmoke.LocalSystemAnswers();

    [ActorsFact]
    public Task Two_members_form_a_cluster_on_loopback_exchange_a_message_and_leave() => AkkaSmoke.TwoMembersExchangeAMessage();

    [ActorsFact]
    public Task Hosting_starts_and_stops_a_clustered_system() => AkkaSmoke.HostingStartsAClusteredSystem();
}
