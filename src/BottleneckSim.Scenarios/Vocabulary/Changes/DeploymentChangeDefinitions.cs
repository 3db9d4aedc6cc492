using BottleneckSim.Models.Databases.Queries;
using BottleneckSim.Models.Databases.Queries.Changes;
using BottleneckSim.Models.Loads.Changes;
using BottleneckSim.Models.Programs;
using BottleneckSim.Models.Programs.Changes;
using BottleneckSim.Models.Programs.Maintenance.Changes;
using BottleneckSim.Models.Resources.Connections;
using BottleneckSim.Models.Resources.Connections.Changes;
using BottleneckSim.Models.Systems;
using BottleneckSim.Models.Systems.Changes;
using BottleneckSim.Scenarios.Definitions;
using BottleneckSim.Scenarios.Vocabulary.Databases;
using BottleneckSim.Scenarios.Vocabulary.Programs;

namespace BottleneckSim.Scenarios.Vocabulary.Changes;

/// <summary>Changes that put in whole parts or take them out: what a release or a rebuilt architecture does.</summary>
internal static class DeploymentChangeDefinitions
{
    private const string InWord = "in";
    private const string TierWord = "tier";
    private const string PoolWord = "pool";

    private static readonly Key<string> EndpointName = Key.Required(
        "endpoint", NameShape.Program, "The endpoint (or job); one that is not there yet is added.");

    private static readonly Key<EndpointOptions> Program =
        Key.Omittable("program", ProgramDefinitions.Bounded, "What it does from now on.", "it is taken away").InScopeOf(TierWord);

    private static readonly Key<string> In = Key.Required(InWord, new ReferenceShape(NameKind.Database), "The database.");
    private static readonly Key<string> QueryName = Key.Required("query", NameShape.Dashed, "The query; one that is not there yet is added.");
    private static readonly Key<QueryOptions> Statement = Key.Omittable("as", QueryDefinitions.Query, "What it asks from now on.", "it is taken away").InScopeOf(InWord);
    private static readonly Key<string> NewTier = Key.Required(TierWord, NameShape.Dashed, "The tier's name.");
    private static readonly Key<TierOptions> Tier = Key.Required("as", SystemDefinitions.Tier, "The tier.").NamedBy(TierWord);
    private static readonly Key<string> NewPool = Key.Required(PoolWord, NameShape.Dashed, "The pool's name.");
    private static readonly Key<PoolOptions> Pool = Key.Required("as", new MappingShape<PoolOptions>(PoolDefinitions.Pool), "The pool.");
    private static readonly Key<string> To = Key.Required("to", new ReferenceShape(NameKind.Web), "A web tier with the endpoints that the load asks for.");

    public static ChangeKind SetEndpoint { get; } = ChangeKind.Of(
        "set-endpoint",
        "Deploys other code for one endpoint or job: another program, a new endpoint, or none any more.",
        values => new SetEndpoint(values.Get(TargetKeys.Tier), values.Get(EndpointName), values.OrNothing(Program)),
        TargetKeys.Tier, EndpointName, Program);

    public static ChangeKind SetQuery { get; } = ChangeKind.Of(
        "set-query",
        "Asks another statement under a name: fewer columns, a page instead of all rows, sums instead of rows.",
        values => new SetQuery(values.Get(In), values.Get(QueryName), values.OrNothing(Statement)),
        In, QueryName, Statement);

    public static ChangeKind AddTier { get; } = ChangeKind.Of(
        "add-tier",
        "Puts a new tier into the system, without callers until something is led to it.",
        BuildTier,
        NewTier, Tier);

    public static ChangeKind RemoveTier { get; } = ChangeKind.Of(
        "remove-tier",
        "Takes a tier out that nothing calls and nothing is led to any more.",
        values => new RemoveTier(values.Get(TargetKeys.Tier)),
        TargetKeys.Tier);

    public static ChangeKind AddPool { get; } = ChangeKind.Of(
        "add-pool",
        "Gives every node of a tier another connection pool.",
        values => new AddPool(values.Get(TargetKeys.Tier), values.Get(Pool) with { Name = values.Get(NewPool) }),
        TargetKeys.Tier, NewPool, Pool);

    public static ChangeKind RemovePool { get; } = ChangeKind.Of(
        "remove-pool",
        "Takes a connection pool away that no program goes through any more.",
        values => new RemovePool(values.Get(TargetKeys.Tier), values.Get(TargetKeys.Pool)),
        TargetKeys.Tier, TargetKeys.Pool);

    public static ChangeKind RedirectLoad { get; } = ChangeKind.Of(
        "redirect-load",
        "Leads the new requests of a load population to another tier.",
        values => new RedirectLoad(values.Get(TargetKeys.Load), values.Get(To)),
        TargetKeys.Load, To);

    public static ChangeKind SetMaintenance { get; } = ChangeKind.Of(
        "set-maintenance",
        "Changes what the nodes of a tier do for themselves from time to time: throttles it, synchronises it, or stops it.",
        values => new SetMaintenance(values.Get(TargetKeys.Tier), values.OrNothing(MaintenanceDefinitions.Maintenance)),
        TargetKeys.Tier, MaintenanceDefinitions.Maintenance);

    private static AddTier BuildTier(MappingValues values)
    {
        values.Context.Names.Declare(NameKind.Tier, Scope.System, values.Get(NewTier)); // Its own programs and tables refer to it.
        return new AddTier(values.Get(Tier));
    }
}
