using BottleneckSim.Models.LoadBalancing.Changes;
using BottleneckSim.Models.LoadBalancing.Health;
using BottleneckSim.Models.LoadBalancing.Outliers;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.LoadBalancing;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes of load balancers.</summary>
internal static class BalancerChangeDefinitions
{
    private static readonly Key<HealthCheckOptions> Check =
        Key.Omittable("check", HealthDefinitions.HealthCheck, "The checks.", "none").InScopeOf("tier");

    private static readonly Key<OutlierOptions> Probation = Key.Omittable("probation", HealthDefinitions.Outliers, "The terms of probation.", "none");

    private static readonly Key<int> Instance = Key.Required("instance", Quantity.Count("nodes", "1", "1000"), "The number of the instance, from 1.");

    public static ChangeKind SetBalancer { get; } = ChangeKind.Of(
        "set-balancer",
        "Changes how a tier's balancer picks an instance.",
        values => new SetBalancer(values.Get(TargetKeys.Tier), values.Get(BalancerDefinitions.Policy)),
        TargetKeys.Tier, BalancerDefinitions.Policy);

    public static ChangeKind SetHealthCheck { get; } = ChangeKind.Of(
        "set-health-check",
        "Lets a balancer check its instances' health, or no longer.",
        values => new SetHealthCheck(values.Get(TargetKeys.Tier), values.OrNothing(Check)),
        TargetKeys.Tier, Check);

    public static ChangeKind SetOutlierProbation { get; } = ChangeKind.Of(
        "set-outlier-probation",
        "Lets a balancer put instances that fail or are slow on probation, or no longer.",
        values => new SetOutlierProbation(values.Get(TargetKeys.Tier), values.OrNothing(Probation)),
        TargetKeys.Tier, Probation);

    public static ChangeKind DropAffinity { get; } = ChangeKind.Of(
        "drop-affinity", "Lets users go to any instance again.", values => new DropAffinity(values.Get(TargetKeys.Tier)), TargetKeys.Tier);

    public static ChangeKind KeepAffinity { get; } = ChangeKind.Of(
        "keep-affinity", "Keeps every user on one instance from now on, by a cookie.", values => new KeepAffinity(values.Get(TargetKeys.Tier)), TargetKeys.Tier);

    public static ChangeKind TakeOutNode { get; } = ChangeKind.Of(
        "take-out-node",
        "Takes an instance out of its balancer: it finishes what it has, gets nothing more, and stays.",
        values => new TakeOutNode(values.Get(TargetKeys.Tier), values.Get(Instance)),
        TargetKeys.Tier, Instance);

    public static ChangeKind PutBackNode { get; } = ChangeKind.Of(
        "put-back-node",
        "Puts an instance back that was taken out of its balancer.",
        values => new PutBackNode(values.Get(TargetKeys.Tier), values.Get(Instance)),
        TargetKeys.Tier, Instance);
}
