using BottleneckSim.Models.LoadBalancing;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Web;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.LoadBalancing;
using BottleneckSim.Scenarios.Vocabulary.Programs;

namespace BottleneckSim.Scenarios.Vocabulary;

/// <summary>Web and application servers.</summary>
internal static class WebDefinitions
{
    private static readonly Key<string> Kind = Key.Required(KindShape<TierOptions>.KindWord, Words.Only("web"), "What the tier is.");

    private static readonly Key<BalancerOptions> Balancer = Key.Omittable(
        "balancer", BalancerDefinitions.Balancer, "The balancer in front.", "round-robin where there are several instances, otherwise none");

    private static readonly Key<int> AcceptQueue = Key.Optional(
        "accept-queue", AcceptQueueLength, 1_024, "Requests that may wait for a worker on each node; more are refused.");

    /// <summary>The length of an accept queue, for tiers and for changes.</summary>
    public static Shape<int> AcceptQueueLength => Quantity.Count("requests", "0", "1M");

    public static Mapping<TierOptions> Web { get; } = new(
        "web tier",
        "Web or application servers: each node takes requests from its accept queue with its workers and runs the endpoint's steps.",
        [
            Kind, ProgramDefinitions.Instances, ProgramDefinitions.Boot, AutoscalerDefinitions.OfTier, Balancer, CpuDefinitions.Required, IoStepDefinitions.Disk, MemoryDefinitions.Memory, ProgramDefinitions.Workers, AcceptQueue,
            AdmissionDefinitions.AdmissionKey, AdmissionDefinitions.EventLoopKey, PoolDefinitions.Pools, MaintenanceDefinitions.Maintenance, ProgramDefinitions.Endpoints,
        ],
        Build);

    private static Models.Resources.Slots.Admission.AdmissionOptions? BuildAdmission(MappingValues values)
    {
        var admission = values.OrNothing(AdmissionDefinitions.AdmissionKey);
        if (admission is not null && admission.ReservedSlots >= values.Get(ProgramDefinitions.Workers))
            values.Refuse(AdmissionDefinitions.AdmissionKey, "no worker is left for the other classes", "less reserved workers than workers");
        return admission;
    }

    private static WebOptions Build(MappingValues values) => new()
    {
        Name = values.Name,
        Instances = values.Get(ProgramDefinitions.Instances),
        Boot = values.Get(ProgramDefinitions.Boot),
        Autoscaler = AutoscalerDefinitions.WithoutQueue(values),
        Balancer = values.OrNothing(Balancer) ?? (values.Get(ProgramDefinitions.Instances) > 1 ? new BalancerOptions() : null),
        Cpu = values.Get(CpuDefinitions.Required),
        Disk = IoStepDefinitions.DiskOf(values, ProgramDefinitions.Endpoints),
        Workers = values.Get(ProgramDefinitions.Workers),
        AcceptQueue = values.Get(AcceptQueue),
        Memory = MemoryDefinitions.MemoryOf(values, ProgramDefinitions.Endpoints),
        Admission = BuildAdmission(values),
        EventLoop = values.OrNothing(AdmissionDefinitions.EventLoopKey),
        Maintenance = values.OrNothing(MaintenanceDefinitions.Maintenance),
        Pools = values.GetOr(PoolDefinitions.Pools, NoNames.For<Models.Resources.Connections.PoolOptions>()),
        Endpoints = values.Get(ProgramDefinitions.Endpoints),
    };
}
